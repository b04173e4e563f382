using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Caching.Hybrid;

namespace HaAnalyzers.Extensions.Tests.SharedResponses;

/// <summary>A store that keeps bytes, says what was asked of it, and fails or hangs on request.</summary>
internal sealed class ScriptedHybridCache : HybridCache
{
    /// <summary>What the guards ask to see whether the store keeps anything; not counted.</summary>
    private const string Beacon = "ha:beacon";

    private readonly ConcurrentDictionary<string, object?> _entries = new();
    private readonly Channel<string> _calls = Channel.CreateUnbounded<string>();
    private int _callCount;

    /// <summary>What every call does first.</summary>
    public Func<ValueTask> Before { get; set; } = () => ValueTask.CompletedTask;

    public int CallCount => Volatile.Read(ref _callCount);

    public IReadOnlyCollection<string> Keys => [.. _entries.Keys.Where(key => key != Beacon)];

    /// <summary>The key of the next call that has ended well.</summary>
    public async Task<string> NextAsync() => await _calls.Reader.ReadAsync();

    public override async ValueTask<T> GetOrCreateAsync<TState, T>(
        string key,
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> factory,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        await BeginAsync(key);
        object? value = _entries.GetValueOrDefault(key);
        End(key);
        return (T)value!;
    }

    public override async ValueTask SetAsync<T>(
        string key, T value, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        await BeginAsync(key);
        _entries[key] = value;
        End(key);
    }

    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private ValueTask BeginAsync(string key)
    {
        if (key != Beacon)
        {
            Interlocked.Increment(ref _callCount);
        }

        return Before();
    }

    private void End(string key)
    {
        if (key != Beacon)
        {
            _calls.Writer.TryWrite(key);
        }
    }
}
