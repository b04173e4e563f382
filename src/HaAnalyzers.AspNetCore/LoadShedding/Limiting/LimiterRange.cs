namespace HaAnalyzers.AspNetCore;

/// <summary>The allowed values of the options of a limiter; code and configuration share them.</summary>
internal static class LimiterRange
{
    public static readonly OptionRange InitialLimit = new("InitialLimit", 1, 1_000_000, "requests");
    public static readonly OptionRange MinLimit = new("MinLimit", 1, 1_000_000, "requests");
    public static readonly OptionRange MaxLimit = new("MaxLimit", 1, 1_000_000, "requests");
    public static readonly OptionRange SampleWindowMilliseconds = new("SampleWindowMilliseconds", 10, 60_000, "milliseconds");
    public static readonly OptionRange LatencyTolerance = new("LatencyTolerance", 1, 100, "", integral: false);
    public static readonly OptionRange Smoothing = new("Smoothing", 0, 1, "", minimumExcluded: true, integral: false);
    public static readonly OptionRange BackoffRatio = new("BackoffRatio", 0.5, 0.99, "", integral: false);
    public static readonly OptionRange MaxLatencyMilliseconds = new("MaxLatencyMilliseconds", 1, 86_400_000, "milliseconds");
    public static readonly OptionRange RetryAfterSeconds = new("RetryAfterSeconds", 1, 86_400, "seconds");
}
