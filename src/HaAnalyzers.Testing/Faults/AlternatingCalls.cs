namespace HaAnalyzers.Testing;

/// <summary>So many calls well, so many ill, over and over; members that follow one rule are counted together.</summary>
internal sealed class AlternatingCalls(int up, int down, Fault fault) : FaultRule(fault)
{
    private long _calls;

    public override Fault? Next() => (Interlocked.Increment(ref _calls) - 1) % ((long)up + down) < up ? null : Fault;
}
