// library
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Indexing;

public sealed class KeyedQueue
{
    private readonly ConcurrentDictionary<string, bool> _waiting = new();
    private readonly Channel<string> _keys = Channel.CreateUnbounded<string>();
    private int _count;

    public bool TryEnqueue(string key)
    {
        if (Interlocked.Increment(ref _count) > 10_000 || !_waiting.TryAdd(key, true))
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        return _keys.Writer.TryWrite(key);
    }

    public async Task<string> DequeueAsync(CancellationToken token)
    {
        string key = await _keys.Reader.ReadAsync(token);
        _waiting.TryRemove(key, out _);
        Interlocked.Decrement(ref _count);
        return key;
    }
}
