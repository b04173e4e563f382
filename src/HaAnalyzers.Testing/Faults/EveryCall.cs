namespace HaAnalyzers.Testing;

internal sealed class EveryCall(Fault fault) : FaultRule(fault)
{
    public override Fault Next() => Fault;
}
