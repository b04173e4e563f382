namespace HaAnalyzers.Shapes.Tests.Contracts;

[NonCritical("The page shows what it has", ConsecutiveFailures = 1)]
public interface IStore<TKey, T>
    where TKey : notnull
{
    [EmptyFallback]
    ValueTask<IReadOnlyList<T>> FindAsync(TKey key, CancellationToken cancellationToken = default);

    [OmitFallback("Nothing is translated meanwhile")]
#pragma warning disable CS0693 // the guard has to tell the two apart
    T? Convert<T>(T? value);
#pragma warning restore CS0693
}
