namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>A contract that is registered open and closed.</summary>
[NonCritical("The page shows no rows", ConsecutiveFailures = 1, TimeoutMilliseconds = 750)]
public interface IRepository<T>
    where T : class
{
    [EmptyFallback]
    Task<IReadOnlyList<T>> AllAsync();
}
