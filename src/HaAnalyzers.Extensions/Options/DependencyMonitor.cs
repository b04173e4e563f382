using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace HaAnalyzers.Extensions;

/// <summary>Writes one log line for each change of a breaker's state and passes reloaded configuration on to the guards.</summary>
internal sealed partial class DependencyMonitor : IDisposable
{
    private readonly object _gate = new();
    private readonly List<(GuardedDependency Dependency, string Label)> _dependencies = [];
    private readonly IOptionsFactory<DependencyOptions> _options;
    private readonly ILogger _logger;
    private readonly IDisposable? _reload;

    public DependencyMonitor(IOptionsFactory<DependencyOptions> options, IConfiguration? configuration = null, ILoggerFactory? loggers = null)
    {
        _options = options;
        _logger = loggers?.CreateLogger("HaAnalyzers.CircuitBreaker") ?? NullLogger.Instance;
        _reload = configuration is null ? null : ChangeToken.OnChange(configuration.GetReloadToken, Reload);
    }

    /// <param name="dependency">What the guards of one registration share.</param>
    /// <param name="label">What the log calls it: several registrations may have one contract.</param>
    public void Watch(GuardedDependency dependency, string label)
    {
        // What the name of a breaker adds to that of the contract is a part: a member, a key.
        dependency.StateChanged += (_, change) => LogStateChange(label + change.BreakerName[dependency.Contract.Length..], change);
        lock (_gate)
        {
            _dependencies.Add((dependency, label));
        }
    }

    public void LogChanges(CircuitBreaker breaker, string label) => breaker.StateChanged += (_, change) => LogStateChange(label, change);

    public void Dispose() => _reload?.Dispose();

    private void Reload()
    {
        (GuardedDependency Dependency, string Label)[] dependencies;
        lock (_gate)
        {
            dependencies = [.. _dependencies];
        }

        foreach ((GuardedDependency dependency, string label) in dependencies)
        {
            try
            {
                dependency.Configure(_options.Create(dependency.Contract));
            }
            catch (OptionsValidationException exception)
            {
                // A typo in production must not take the guard down: the last good options stay.
                LogReloadRejected(_logger, label, exception.Message);
            }
        }
    }

    private void LogStateChange(string label, CircuitStateChangedEventArgs change)
    {
        switch (change.Current)
        {
            case CircuitState.Open:
                LogOpened(_logger, label, change.Previous, change.RetryAfter?.TotalMilliseconds ?? 0);
                break;
            case CircuitState.HalfOpen:
                LogHalfOpen(_logger, label);
                break;
            case CircuitState.Isolated:
                LogIsolated(_logger, label);
                break;
            default:
                LogClosed(_logger, label, change.Previous);
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The circuit of {Dependency} opened (was {Previous}); next probe in {RetryAfterMilliseconds} ms, until then callers get the fallback")]
    private static partial void LogOpened(ILogger logger, string dependency, CircuitState previous, double retryAfterMilliseconds);

    [LoggerMessage(2, LogLevel.Information, "The circuit of {Dependency} is half-open; a probe is on its way")]
    private static partial void LogHalfOpen(ILogger logger, string dependency);

    [LoggerMessage(3, LogLevel.Information, "The circuit of {Dependency} closed (was {Previous}); the dependency answers again")]
    private static partial void LogClosed(ILogger logger, string dependency, CircuitState previous);

    [LoggerMessage(4, LogLevel.Warning, "The circuit of {Dependency} was isolated by hand; callers get the fallback until it is closed")]
    private static partial void LogIsolated(ILogger logger, string dependency);

    [LoggerMessage(5, LogLevel.Error, "The new options of {Dependency} are rejected, the last good ones stay: {Problems}")]
    private static partial void LogReloadRejected(ILogger logger, string dependency, string problems);
}
