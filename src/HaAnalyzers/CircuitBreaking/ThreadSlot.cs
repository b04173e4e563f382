namespace HaAnalyzers.CircuitBreaking;

/// <summary>A small number for each thread that no other living thread has, so that a thread can own one cell of a shared array.</summary>
internal static class ThreadSlot
{
    private static readonly object Gate = new();
    private static readonly SortedSet<int> Free = [];
    private static int _taken;

    [ThreadStatic]
    private static int _currentPlusOne;

    [ThreadStatic]
    private static Owner? _owner;

    /// <summary>The number of this thread; -1 before <see cref="Take"/>.</summary>
    public static int Current => _currentPlusOne - 1;

    /// <summary>Gives this thread a number, the lowest one that is free.</summary>
    public static int Take()
    {
        if (_currentPlusOne == 0)
        {
            _owner = new Owner(TakeLowest());
            _currentPlusOne = _owner.Slot + 1;
        }

        return Current;
    }

    private static int TakeLowest()
    {
        lock (Gate)
        {
            if (Free.Count == 0)
            {
                return _taken++;
            }

            int slot = Free.Min;
            Free.Remove(slot);
            return slot;
        }
    }

    /// <summary>Reachable only from its thread: collected after the thread has ended, and never before.</summary>
    private sealed class Owner(int slot)
    {
        public int Slot { get; } = slot;

        ~Owner()
        {
            lock (Gate)
            {
                Free.Add(Slot);
            }
        }
    }
}
