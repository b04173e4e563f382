namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>No test registers it.</summary>
[Critical("Somebody else's service cannot do without it")]
public interface IUnusedLedger
{
    [ReadinessProbe]
    void Ping();
}
