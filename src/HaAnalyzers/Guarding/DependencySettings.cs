using HaAnalyzers.Telemetry;

namespace HaAnalyzers.Guarding;

/// <summary>The validated options of a dependency, frozen, in the units the hot path needs.</summary>
internal sealed class DependencySettings(DependencyOptions options, TimeProvider time)
{
    public DependencyOptions Options { get; } = options;

    public TimeSpan Timeout { get; } = options.Timeout;

    public int MaxConcurrency { get; } = options.MaxConcurrency;

    private bool MeasuresDuration { get; } = options.SlowCallDuration > TimeSpan.Zero;

    public long Start() => MeasuresDuration || GuardTelemetry.IsListening ? time.GetTimestamp() : DependencyTelemetry.NotMeasured;

    /// <summary>False for a call that began before the duration mattered.</summary>
    public bool IsSlow(long startedAt) =>
        MeasuresDuration && startedAt != DependencyTelemetry.NotMeasured && time.GetElapsedTime(startedAt) >= Options.SlowCallDuration;
}
