namespace HaAnalyzers.Guarding;

/// <summary>The validated options of a dependency, frozen, in the units the hot path needs.</summary>
internal sealed class DependencySettings(DependencyOptions options, TimeProvider time)
{
    public DependencyOptions Options { get; } = options;

    public TimeSpan Timeout { get; } = options.Timeout;

    public int MaxConcurrency { get; } = options.MaxConcurrency;

    public bool MeasuresDuration { get; } = options.SlowCallDuration > TimeSpan.Zero;

    public bool IsSlow(long startedAt) => MeasuresDuration && time.GetElapsedTime(startedAt) >= Options.SlowCallDuration;
}
