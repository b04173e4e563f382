using System.Collections.Frozen;

namespace HaAnalyzers.AspNetCore;

/// <summary>The options under the names they have in configuration, with their ranges; a table instead of reflection.</summary>
internal static class SheddingRange
{
    public static readonly OptionRange SheddingThreshold = new(nameof(SheddingThreshold), 0.1, 1, "", integral: false);
    public static readonly OptionRange MaxQueueDelayMilliseconds = new(nameof(MaxQueueDelayMilliseconds), 0, 60_000, "milliseconds");
    public static readonly OptionRange LatencyObjectiveMilliseconds = new(nameof(LatencyObjectiveMilliseconds), 0, 86_400_000, "milliseconds");
    public static readonly OptionRange RejectionStatusCode = new(nameof(RejectionStatusCode), 429, 503, "(429 or 503)");

    public static FrozenDictionary<string, (OptionRange Range, Action<LoadSheddingOptions, double> Set)> Setters { get; } =
        new (OptionRange Range, Action<LoadSheddingOptions, double> Set)[]
        {
            (SheddingThreshold, static (options, value) => options.SheddingThreshold = value),
            (MaxQueueDelayMilliseconds, static (options, value) => options.MaxQueueDelay = TimeSpan.FromMilliseconds(value)),
            (LatencyObjectiveMilliseconds, static (options, value) => options.LatencyObjective = TimeSpan.FromMilliseconds(value)),
            (RejectionStatusCode, static (options, value) => options.RejectionStatusCode = (int)value),
            (LimiterRange.InitialLimit, static (options, value) => options.Concurrency.InitialLimit = (int)value),
            (LimiterRange.MinLimit, static (options, value) => options.Concurrency.MinLimit = (int)value),
            (LimiterRange.MaxLimit, static (options, value) => options.Concurrency.MaxLimit = (int)value),
            (LimiterRange.SampleWindowMilliseconds, static (options, value) => options.Concurrency.SampleWindow = TimeSpan.FromMilliseconds(value)),
            (LimiterRange.LatencyTolerance, static (options, value) => options.Concurrency.LatencyTolerance = value),
            (LimiterRange.Smoothing, static (options, value) => options.Concurrency.Smoothing = value),
            (LimiterRange.BackoffRatio, static (options, value) => options.Concurrency.BackoffRatio = value),
            (LimiterRange.MaxLatencyMilliseconds, static (options, value) => options.Concurrency.MaxLatency = TimeSpan.FromMilliseconds(value)),
            (LimiterRange.RetryAfterSeconds, static (options, value) => options.Concurrency.RetryAfter = TimeSpan.FromSeconds(value)),
        }.ToFrozenDictionary(setter => setter.Range.Name, StringComparer.OrdinalIgnoreCase);
}
