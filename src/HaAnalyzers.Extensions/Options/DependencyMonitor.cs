using System.Runtime.CompilerServices;
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
    private const int MaxChanges = 500;

    private readonly object _gate = new();
    private readonly Queue<DependencyStateChange> _recent = new();
    private readonly List<(GuardedDependency Dependency, string Label)> _dependencies = [];
    // Weak: a key that has made room for another takes what is known of its breaker with it.
    private readonly ConditionalWeakTable<CircuitBreaker, StrongBox<DateTimeOffset>> _changes = [];
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
        dependency.StateChanged += (breaker, change) =>
        {
            DateTimeOffset now = dependency.TimeProvider.GetUtcNow();
            string name = NameOf(dependency, label, change.BreakerName);
            _changes.AddOrUpdate((CircuitBreaker)breaker!, new(now));
            Remember(new DependencyStateChange(name, now, change.Previous, change.Current));
            LogStateChange(name, change);
        };
        lock (_gate)
        {
            _dependencies.Add((dependency, label));
        }
    }

    /// <summary>The state of every breaker, those of parts included, as it is now.</summary>
    public IReadOnlyList<DependencyState> Read() =>
    [
        .. from watched in Watched()
           from part in watched.Dependency.WithParts
           let breaker = part.Breaker
           select new DependencyState(
               NameOf(watched.Dependency, watched.Label, breaker.Name),
               breaker.State,
               _changes.TryGetValue(breaker, out StrongBox<DateTimeOffset>? since) ? since.Value : null,
               breaker.RetryAfter,
               part.LastError),
    ];

    public IReadOnlyList<DependencyStateChange> RecentChanges()
    {
        lock (_recent)
        {
            return [.. _recent];
        }
    }

    public void LogChanges(CircuitBreaker breaker, string label) => breaker.StateChanged += (_, change) => LogStateChange(label, change);

    public void Dispose() => _reload?.Dispose();

    /// <summary>What the name of a breaker adds to that of the contract is a part: a member, a key.</summary>
    private static string NameOf(GuardedDependency dependency, string label, string breaker) => label + breaker[dependency.Contract.Length..];

    private void Remember(DependencyStateChange change)
    {
        lock (_recent)
        {
            _recent.Enqueue(change);
            if (_recent.Count > MaxChanges)
            {
                _recent.Dequeue();
            }
        }
    }

    private (GuardedDependency Dependency, string Label)[] Watched()
    {
        lock (_gate)
        {
            return [.. _dependencies];
        }
    }

    private void Reload()
    {
        foreach ((GuardedDependency dependency, string label) in Watched())
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
                string reason = change.Previous == CircuitState.HalfOpen ? "a probe failed" : "too many failures";
                LogOpened(_logger, label, change.Previous, change.Current, reason, change.RetryAfter?.TotalMilliseconds ?? 0);
                break;
            case CircuitState.HalfOpen:
                LogHalfOpened(_logger, label, change.Previous, change.Current);
                break;
            case CircuitState.Isolated:
                LogIsolated(_logger, label, change.Previous, change.Current);
                break;
            default:
                LogClosed(_logger, label, change.Previous, change.Current);
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The circuit of {Dependency} went from {Previous} to {Current}: {Reason}; next probe in {RetryAfterMilliseconds} ms, until then callers get the fallback", EventName = "CircuitOpened")]
    private static partial void LogOpened(
        ILogger logger, string dependency, CircuitState previous, CircuitState current, string reason, double retryAfterMilliseconds);

    [LoggerMessage(2, LogLevel.Information, "The circuit of {Dependency} went from {Previous} to {Current}; a probe is on its way", EventName = "CircuitHalfOpened")]
    private static partial void LogHalfOpened(ILogger logger, string dependency, CircuitState previous, CircuitState current);

    [LoggerMessage(3, LogLevel.Information, "The circuit of {Dependency} went from {Previous} to {Current}; calls reach the dependency again", EventName = "CircuitClosed")]
    private static partial void LogClosed(ILogger logger, string dependency, CircuitState previous, CircuitState current);

    [LoggerMessage(4, LogLevel.Warning, "The circuit of {Dependency} went from {Previous} to {Current} by hand; callers get the fallback until it is closed", EventName = "CircuitIsolated")]
    private static partial void LogIsolated(ILogger logger, string dependency, CircuitState previous, CircuitState current);

    [LoggerMessage(5, LogLevel.Error, "The new options of {Dependency} are rejected, the last good ones stay: {Problems}", EventName = "OptionsRejected")]
    private static partial void LogReloadRejected(ILogger logger, string dependency, string problems);
}
