namespace HaAnalyzers.Testing.Tests.Contracts;

[NonCritical("The page shows no rows", ConsecutiveFailures = 3)]
public interface IRepository<T>
    where T : notnull
{
    [EmptyFallback]
    IReadOnlyList<T> All();
}
