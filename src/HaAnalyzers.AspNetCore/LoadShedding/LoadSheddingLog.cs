using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace HaAnalyzers.AspNetCore;

/// <summary>One log line when shedding starts and one when it ends, and what a reload brings.</summary>
internal sealed partial class LoadSheddingLog(
    IOptionsFactory<LoadSheddingOptions> options, IConfiguration? configuration = null, ILoggerFactory? loggers = null) : IDisposable
{
    private readonly ILogger _logger = loggers?.CreateLogger("HaAnalyzers.LoadShedding") ?? NullLogger.Instance;
    private IDisposable? _reload;

    public void OnStarted(ShedReason reason) => LogStarted(_logger, LoadSheddingTelemetry.NameOf(reason));

    public void OnEnded(long rejected) => LogEnded(_logger, rejected);

    public void ReloadInto(LoadShedder shedder) =>
        _reload = configuration is null ? null : ChangeToken.OnChange(configuration.GetReloadToken, () => Reload(shedder));

    public void Dispose() => _reload?.Dispose();

    private void Reload(LoadShedder shedder)
    {
        try
        {
            shedder.Configure(options.Create(Options.DefaultName));
        }
        catch (OptionsValidationException exception)
        {
            // A typo in production must not take the service down: the last good options stay.
            LogReloadRejected(_logger, exception.Message);
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "Load is being shed: {Reason}", EventName = "SheddingStarted")]
    private static partial void LogStarted(ILogger logger, string reason);

    [LoggerMessage(21, LogLevel.Information, "Load is no longer shed; {Rejected} requests were rejected", EventName = "SheddingEnded")]
    private static partial void LogEnded(ILogger logger, long rejected);

    [LoggerMessage(22, LogLevel.Error, "The new options of load shedding are rejected, the last good ones stay: {Problems}", EventName = "SheddingOptionsRejected")]
    private static partial void LogReloadRejected(ILogger logger, string problems);
}
