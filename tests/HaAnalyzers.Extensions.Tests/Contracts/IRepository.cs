namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>A contract that is registered open and closed.</summary>
[NonCritical("The page shows no rows", ConsecutiveFailures = 1, TimeoutMilliseconds = 750)]
public interface IRepository<T>
    where T : class
{
    [EmptyFallback]
    Task<IReadOnlyList<T>> AllAsync();
}

/// <summary>Another implementation answers, of the same type.</summary>
[NonCritical("The copy answers", Fallback = typeof(CopiedRows<,>), ConsecutiveFailures = 1)]
public interface IRows<TKey, T>
    where TKey : notnull
{
    T? Find(TKey key);
}

public sealed class CopiedRows<TKey, T>(RowSource source) : IRows<TKey, T>
    where TKey : notnull
{
    public T? Find(TKey key) => source.Copy is T copy ? copy : default;
}

public sealed class RowSource
{
    public object? Copy { get; set; }
}
