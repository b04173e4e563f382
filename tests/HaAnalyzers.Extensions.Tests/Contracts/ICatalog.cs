namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>Last good answers under keys of every size.</summary>
[NonCritical("less without it", ConsecutiveFailures = 1)]
public interface ICatalog
{
    [CachedFallback(MaxAgeSeconds = 60, Capacity = 2), DefaultFallback("unknown")]
    string? Motto { get; }

    [CachedFallback(MaxAgeSeconds = 60, Capacity = 2), EmptyFallback]
    Task<IReadOnlyList<string>> TitlesAsync(string? country, CancellationToken cancellationToken);

    [CachedFallback(MaxAgeSeconds = 60, Capacity = 2), EmptyFallback]
    ValueTask<string> PriceAsync(int id, string currency, DateOnly day, CancellationToken cancellationToken);
}
