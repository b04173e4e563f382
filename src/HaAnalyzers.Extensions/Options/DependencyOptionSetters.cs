using System.Collections.Frozen;
using HaAnalyzers.Guarding;

namespace HaAnalyzers.Extensions;

/// <summary>The options of a dependency under the names that attribute and configuration share; a table instead of reflection.</summary>
internal static class DependencyOptionSetters
{
    public static FrozenDictionary<string, (OptionRange Range, Action<DependencyOptions, double> Set)> ByName { get; } =
        new (OptionRange Range, Action<DependencyOptions, double> Set)[]
        {
            (OptionRange.TimeoutMilliseconds, static (options, value) => options.Timeout = TimeSpan.FromMilliseconds(value)),
            (OptionRange.SlowCallMilliseconds, static (options, value) => options.SlowCallDuration = TimeSpan.FromMilliseconds(value)),
            (OptionRange.MaxConcurrency, static (options, value) => options.MaxConcurrency = (int)value),
            (OptionRange.FailureRatio, static (options, value) => options.CircuitBreaker.FailureRatio = value),
            (OptionRange.MinimumThroughput, static (options, value) => options.CircuitBreaker.MinimumThroughput = (int)value),
            (OptionRange.SamplingDurationMilliseconds, static (options, value) => options.CircuitBreaker.SamplingDuration = TimeSpan.FromMilliseconds(value)),
            (OptionRange.ConsecutiveFailures, static (options, value) => options.CircuitBreaker.ConsecutiveFailures = (int)value),
            (OptionRange.BreakDurationMilliseconds, static (options, value) => options.CircuitBreaker.BreakDuration = TimeSpan.FromMilliseconds(value)),
            (OptionRange.MaxBreakDurationMilliseconds, static (options, value) => options.CircuitBreaker.MaxBreakDuration = TimeSpan.FromMilliseconds(value)),
            (OptionRange.HalfOpenProbes, static (options, value) => options.CircuitBreaker.HalfOpenProbes = (int)value),
            (OptionRange.AdaptiveThrottle, static (options, value) => options.AdaptiveThrottle = value > 0),
        }.ToFrozenDictionary(setter => setter.Range.Name, StringComparer.OrdinalIgnoreCase);
}
