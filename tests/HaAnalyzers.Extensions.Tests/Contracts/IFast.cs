namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>Members whose signatures allow a call without allocation. The answer's type is used by no other test, so neither are its pools.</summary>
[NonCritical("less without it", TimeoutMilliseconds = 60_000, BreakDurationMilliseconds = 3_600_000, MaxBreakDurationMilliseconds = 3_600_000)]
public interface IFast
{
    [DefaultFallback]
    FastAnswer Total { get; }

    [DefaultFallback]
    FastAnswer Find(int id, CancellationToken cancellationToken);

    [OmitFallback("nothing is sent")]
    void Send(int id);

    [CachedFallback(Capacity = 4), DefaultFallback]
    FastAnswer Cached(int id, string country);

    [OmitFallback("nothing is sent")]
    Task SendAsync(int id, CancellationToken cancellationToken);

    [DefaultFallback]
    Task<FastAnswer> FindAsync(int id, CancellationToken cancellationToken);

    [OmitFallback("nothing is sent")]
    ValueTask SendValueAsync(int id, CancellationToken cancellationToken);

    [DefaultFallback]
    ValueTask<FastAnswer> FindValueAsync(int id, CancellationToken cancellationToken);

    [DefaultFallback]
    ValueTask<int> CountAsync(int id, CancellationToken cancellationToken);
}
