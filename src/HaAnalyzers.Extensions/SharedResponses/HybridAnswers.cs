using Microsoft.Extensions.Caching.Hybrid;

namespace HaAnalyzers.Extensions;

/// <summary>
/// The store behind <see cref="HybridCache"/>. Only its distributed part is used: the guards have the answers of this process in memory
/// already, and a second copy there would hide newer ones of other processes.
/// </summary>
/// <remarks>
/// <see cref="HybridCache"/> turns a distributed cache that fails, or that is not there, into one that is always empty. An entry of our
/// own, the beacon, tells the two apart, so that the guard learns of the failure and leaves the store alone.
/// </remarks>
internal sealed class HybridAnswers(HybridCache cache, TimeProvider time) : IStoredAnswers
{
    private const string Beacon = "ha:beacon";

    private static readonly TimeSpan BeaconLifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan TrustedFor = TimeSpan.FromSeconds(1);

    private static readonly HybridCacheEntryOptions ReadOnly = new()
    {
        Flags = HybridCacheEntryFlags.DisableLocalCache | HybridCacheEntryFlags.DisableUnderlyingData,
    };

    private long _trustedSince;
    private volatile bool _isTrusted;

    public async ValueTask<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        byte[]? entry = await GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (entry is null)
        {
            await ConfirmAsync(cancellationToken).ConfigureAwait(false);
        }

        return entry;
    }

    public async ValueTask WriteAsync(string key, byte[] entry, TimeSpan remaining, CancellationToken cancellationToken)
    {
        await SetAsync(key, entry, remaining, cancellationToken).ConfigureAwait(false);
        await ConfirmAsync(cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(key, static _ => ValueTask.FromResult<byte[]?>(null), ReadOnly, tags: null, cancellationToken);

    private ValueTask SetAsync(string key, byte[] entry, TimeSpan remaining, CancellationToken cancellationToken) => cache.SetAsync(
        key,
        entry,
        new HybridCacheEntryOptions { Expiration = remaining, Flags = HybridCacheEntryFlags.DisableLocalCache },
        tags: null,
        cancellationToken);

    private async ValueTask ConfirmAsync(CancellationToken cancellationToken)
    {
        if (_isTrusted && time.GetElapsedTime(Volatile.Read(ref _trustedSince)) < TrustedFor)
        {
            return;
        }

        _isTrusted = false;
        if (await GetAsync(Beacon, cancellationToken).ConfigureAwait(false) is null)
        {
            await SetAsync(Beacon, [1], BeaconLifetime, cancellationToken).ConfigureAwait(false);
            if (await GetAsync(Beacon, cancellationToken).ConfigureAwait(false) is null)
            {
                throw new InvalidOperationException("HybridCache kept nothing: its distributed cache fails, or none is registered.");
            }
        }

        Volatile.Write(ref _trustedSince, time.GetTimestamp());
        _isTrusted = true;
    }
}
