namespace HaAnalyzers.Soak;

/// <summary>One member of each shape.</summary>
[NonCritical("Soaked, not used", TimeoutMilliseconds = 100, BreakDurationMilliseconds = 100, MaxBreakDurationMilliseconds = 200, SamplingDurationMilliseconds = 2_000, ConsecutiveFailures = 20, MaxConcurrency = 2_000)]
public interface IChaos
{
    [DefaultFallback(-1)]
    int Count(int id);

    [DefaultFallback(-1)]
    int Find(int id, CancellationToken cancellationToken);

    [CachedFallback(Capacity = 100), DefaultFallback(-1)]
    Task<int> FindAsync(int id, CancellationToken cancellationToken);

    [CachedFallback(Capacity = 100), DefaultFallback(-1)]
    ValueTask<int> FindValueAsync(int id, CancellationToken cancellationToken);

    [OmitFallback("nothing is sent")]
    Task SendAsync(int id);

    [OmitFallback("nothing is sent")]
    ValueTask SendValueAsync(int id, CancellationToken cancellationToken);
}
