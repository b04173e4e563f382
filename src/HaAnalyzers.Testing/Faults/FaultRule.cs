namespace HaAnalyzers.Testing;

/// <summary>Which call meets the fault.</summary>
internal abstract class FaultRule(Fault fault)
{
    public Fault Fault => fault;

    /// <summary>To be asked once for each call; <see langword="null"/> when it is to be answered as it should.</summary>
    public abstract Fault? Next();
}
