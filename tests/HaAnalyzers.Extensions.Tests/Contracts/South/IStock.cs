namespace HaAnalyzers.Extensions.Tests.Contracts.South;

/// <summary>Has a namesake in another namespace.</summary>
[NonCritical("less without it", TimeoutMilliseconds = 700)]
public interface IStock
{
    [DefaultFallback(-1)]
    int Count(int id);
}
