using System.Threading.Channels;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using OptionsFactory = Microsoft.Extensions.Options.Options;

namespace HaAnalyzers.Extensions.Tests.SharedResponses;

/// <summary>A distributed cache that says when something has been written.</summary>
internal sealed class AnnouncingDistributedCache : IDistributedCache
{
    private readonly MemoryDistributedCache _inner = new(OptionsFactory.Create(new MemoryDistributedCacheOptions()));
    private readonly Channel<string> _written = Channel.CreateUnbounded<string>();

    public async Task WrittenAsync() => await _written.Reader.ReadAsync();

    public byte[]? Get(string key) => _inner.Get(key);

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => _inner.GetAsync(key, token);

    public void Refresh(string key) => _inner.Refresh(key);

    public Task RefreshAsync(string key, CancellationToken token = default) => _inner.RefreshAsync(key, token);

    public void Remove(string key) => _inner.Remove(key);

    public Task RemoveAsync(string key, CancellationToken token = default) => _inner.RemoveAsync(key, token);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        _inner.Set(key, value, options);
        _written.Writer.TryWrite(key);
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await _inner.SetAsync(key, value, options, token);
        _written.Writer.TryWrite(key);
    }
}
