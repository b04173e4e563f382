using HaAnalyzers.Telemetry;

namespace HaAnalyzers.Guarding;

/// <summary>The validated options of a dependency, frozen, in the units the hot path needs.</summary>
internal sealed class DependencySettings(DependencyOptions options, TimeProvider time)
{
    private const int LimitOfAsynchronousCalls = 1_000;

    public DependencyOptions Options { get; } = options;

    public TimeSpan Timeout { get; } = options.Timeout;

    public int MaxConcurrency { get; } = options.MaxConcurrency;

    /// <summary>
    /// Whether a call takes its slot before it begins. From a thousand on only calls that have gone asynchronous are counted: those that
    /// hold a thread run out of threads first, and counting them would cost every call.
    /// </summary>
    public bool LimitsEveryCall { get; } = options.MaxConcurrency < LimitOfAsynchronousCalls;

    public bool TracksEveryCall => LimitsEveryCall || MeasuresDuration || Options.AdaptiveThrottle;

    private bool MeasuresDuration { get; } = options.SlowCallDuration > TimeSpan.Zero;

    private Type[] IgnoredExceptions { get; } = [.. options.IgnoredExceptions];

    public long Start() => MeasuresDuration || GuardTelemetry.IsListening ? time.GetTimestamp() : DependencyTelemetry.NotMeasured;

    /// <summary>False for a call that began before the duration mattered.</summary>
    public bool IsSlow(long startedAt) =>
        MeasuresDuration && startedAt != DependencyTelemetry.NotMeasured && time.GetElapsedTime(startedAt) >= Options.SlowCallDuration;

    /// <summary>Whether a failure says nothing about the dependency.</summary>
    public bool Ignores(CallFailure failure)
    {
        if (IgnoredExceptions.Length == 0)
        {
            return false;
        }

        Exception exception = failure.Exception;
        foreach (Type ignored in IgnoredExceptions)
        {
            if (ignored.IsInstanceOfType(exception))
            {
                return true;
            }
        }

        return false;
    }
}
