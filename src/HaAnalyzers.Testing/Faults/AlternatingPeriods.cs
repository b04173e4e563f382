namespace HaAnalyzers.Testing;

/// <summary>So long well, so long ill, over and over, from the moment of the script on.</summary>
internal sealed class AlternatingPeriods(TimeSpan up, TimeSpan down, Fault fault, TimeProvider time) : FaultRule(fault)
{
    private readonly long _start = time.GetTimestamp();

    public override Fault? Next() => time.GetElapsedTime(_start).Ticks % (up + down).Ticks < up.Ticks ? null : Fault;
}
