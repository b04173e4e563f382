using System.Collections.Concurrent;

namespace HaAnalyzers.Guarding;

/// <summary>A bounded pool of objects that are created elsewhere.</summary>
internal sealed class ObjectPool<T>
    where T : class
{
    private const int Capacity = 1_024;

    // Made when the first one has to wait for its turn: most pools never hold two.
    private ConcurrentQueue<T>? _others;
    private T? _first;
    private int _otherCount;

    public T? Take()
    {
        T? item = _first;
        if (item is not null && Interlocked.CompareExchange(ref _first, null, item) == item)
        {
            return item;
        }

        if (Volatile.Read(ref _others) is not { } others || !others.TryDequeue(out item))
        {
            return null;
        }

        Interlocked.Decrement(ref _otherCount);
        return item;
    }

    /// <summary>Keeps the item, or says that there is no room for it.</summary>
    public bool TryReturn(T item)
    {
        if (_first is null)
        {
            // Two at once may put theirs here: then one is lost to the garbage collector, which costs less than an exchange every time.
            Volatile.Write(ref _first, item);
            return true;
        }

        if (Interlocked.Increment(ref _otherCount) > Capacity)
        {
            Interlocked.Decrement(ref _otherCount);
            return false;
        }

        LazyInitializer.EnsureInitialized(ref _others).Enqueue(item);
        return true;
    }
}
