using HaAnalyzers.Telemetry;

namespace HaAnalyzers.Guarding;

/// <content>The outcomes of a call that answers with a stream.</content>
public readonly partial struct GuardedCall
{
    internal bool IsProbe => Permit.Probe != 0;

    /// <summary>Counts a success, however long the reader has taken.</summary>
    internal void CountStream()
    {
        Dependency.Throttle?.Accept();
        Measure(CallResult.Success);
        Dependency.Breaker.RecordSuccess(Permit);
    }

    /// <summary>Counts an element that did not come in time.</summary>
    internal void CountTimeout()
    {
        Measure(CallResult.Timeout);
        Count(failed: true);
    }

    /// <summary>Counts neither success nor failure.</summary>
    internal void CountCancelled()
    {
        Dependency.Throttle?.Accept();
        Measure(CallResult.Cancelled);
        Count(failed: false);
    }
}
