namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>Another implementation answers, of the same type.</summary>
[NonCritical("The copy answers", Fallback = typeof(CopiedRows<,>), ConsecutiveFailures = 1)]
public interface IRows<TKey, T>
    where TKey : notnull
{
    T? Find(TKey key);
}
