namespace HaAnalyzers.Testing.Tests.Contracts;

/// <summary>Has one row.</summary>
public sealed class ListRepository<T> : IRepository<T>
    where T : notnull
{
    public IReadOnlyList<T> All() => [default!];
}
