// library
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Pools;

public sealed class ConnectionPool<T>
    where T : class, new()
{
    private readonly Channel<T> _idle = Channel.CreateUnbounded<T>();

    public ConnectionPool(int size)
    {
        for (int index = 0; index < size; index++)
        {
            _idle.Writer.TryWrite(new T());
        }
    }

    public ValueTask<T> RentAsync(CancellationToken token) => _idle.Reader.ReadAsync(token);

    public void Return(T item) => _idle.Writer.TryWrite(item);
}

public sealed class ObjectBag
{
    private readonly ConcurrentBag<byte[]> _buffers = [];

    public byte[] Rent() => _buffers.TryTake(out byte[]? buffer) ? buffer : new byte[4096];

    public void Return(byte[] buffer) => _buffers.Add(buffer);
}
