using Microsoft.Extensions.Caching.Hybrid;

namespace HaAnalyzers.Extensions;

/// <summary>
/// The store behind <see cref="HybridCache"/>. Only its distributed part is used: the guards have the answers of this process in memory
/// already, and a second copy there would hide newer ones of other processes.
/// </summary>
internal sealed class HybridAnswers(HybridCache cache) : IStoredAnswers
{
    private static readonly HybridCacheEntryOptions ReadOnly = new()
    {
        Flags = HybridCacheEntryFlags.DisableLocalCache | HybridCacheEntryFlags.DisableUnderlyingData,
    };

    public ValueTask<byte[]?> ReadAsync(string key, CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(key, static _ => ValueTask.FromResult<byte[]?>(null), ReadOnly, tags: null, cancellationToken);

    public ValueTask WriteAsync(string key, byte[] entry, TimeSpan remaining, CancellationToken cancellationToken) =>
        cache.SetAsync(
            key,
            entry,
            new HybridCacheEntryOptions { Expiration = remaining, Flags = HybridCacheEntryFlags.DisableLocalCache },
            tags: null,
            cancellationToken);
}
