namespace HaAnalyzers.Benchmarks;

/// <summary>One member per path that is measured. Its guard is the generated one.</summary>
[NonCritical("Measured, not used")]
public interface ICatalog
{
    [DefaultFallback(0)]
    int Find(int id);

    [DefaultFallback(0)]
    ValueTask<int> FindValueAsync(int id);

    [DefaultFallback(0)]
    ValueTask<int> FindValueAsync(int id, CancellationToken cancellationToken);

    [DefaultFallback(0)]
    Task<int> FindTaskAsync(int id);
}
