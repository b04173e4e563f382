using System.Runtime.CompilerServices;
using HaAnalyzers.Telemetry;

namespace HaAnalyzers.Guarding;

/// <content>What listeners hear of a call.</content>
public readonly partial struct GuardedCall
{
    /// <summary>Only calls that are tracked know when they began.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Measure(CallResult result, CallFailure failure = default)
    {
        if (Tracked is { StartedAt: not DependencyTelemetry.NotMeasured } tracked)
        {
            Measure(_deadline, tracked, result, failure);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Measure(Deadline? deadline, TrackedCall tracked, CallResult result, CallFailure failure)
    {
        Type? thrown = failure.ExceptionType;
        if (result == CallResult.Failure)
        {
            result = thrown is null ? CallResult.WrongAnswer
                : deadline is { HasPassed: true } && thrown.IsAssignableTo(typeof(OperationCanceledException)) ? CallResult.Timeout
                : CallResult.Failure;
        }

        tracked.Dependency.Telemetry.RecordCall(result, tracked.StartedAt, tracked.Member, thrown);
    }
}
