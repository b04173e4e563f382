using HaAnalyzers.Guarding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HaAnalyzers.Extensions;

/// <summary>
/// Creates the state of every guard when the host starts, so that a bad value that is reloaded before the first call finds a good one in
/// place, and names the configuration that no guard reads and the registrations that no guard stands in front of.
/// </summary>
internal sealed partial class DependencyStartup(
    IServiceProvider provider, GuardedContracts contracts, IConfiguration? configuration = null, ILoggerFactory? loggers = null)
    : IHostedService
{
    private readonly ILogger _logger = loggers?.CreateLogger("HaAnalyzers.Configuration") ?? NullLogger.Instance;
    private readonly ILogger _registration = loggers?.CreateLogger("HaAnalyzers.Registration") ?? NullLogger.Instance;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = provider.GetServices<IGuardState>().Count();
        foreach (IConfigurationSection section in configuration?.GetSection(DependencyOptionsSetup.Section).GetChildren() ?? [])
        {
            if (!contracts.Names.Any(contract => DependencyOptionsSetup.SectionsOf(contract, contracts).Contains(section.Key, StringComparer.OrdinalIgnoreCase)))
            {
                LogUnknownSection(_logger, section.Path, string.Join(", ", contracts.Names.Order(StringComparer.Ordinal)));
            }
        }

        foreach (string contract in contracts.Unguarded)
        {
            LogRegisteredTooLate(_registration, contract);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(6, LogLevel.Warning, "The configuration section {Section} names no guarded contract, or the short name of several, and has no effect; the guarded contracts are {Contracts}", EventName = "SectionWithoutContract")]
    private static partial void LogUnknownSection(ILogger logger, string section, string contracts);

    [LoggerMessage(10, LogLevel.Warning, "{Contract} is registered after the call of GuardNonCriticalDependencies() and is not guarded; move the call behind the last registration", EventName = "RegisteredTooLate")]
    private static partial void LogRegisteredTooLate(ILogger logger, string contract);
}
