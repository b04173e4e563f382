namespace HaAnalyzers.Guarding;

/// <summary>
/// Decides by S3-FIFO (SOSP 2023) which answer makes room: a small queue for what was asked for once, a main queue for what was asked for
/// again, and a memory of what left the small one, which goes straight to the main queue when it comes back. Called under a lock.
/// </summary>
/// <remarks>
/// Two departures from the paper. One further request is enough to be kept, not two. While there is room, the small queue hands its
/// surplus to the main one, so that a cache that becomes full has nothing to catch up on.
/// </remarks>
internal sealed class EvictionQueues(int capacity)
{
    /// <summary>A caller is worth more than the best choice: one that adds a key looks at no more entries than this.</summary>
    private const int MostSecondChances = 1_024;

    private readonly int _smallCapacity = Math.Max(1, capacity / 10);
    private readonly EvictionQueue _small = new();
    private readonly EvictionQueue _main = new();
    private GhostTable? _ghosts;

    /// <summary>Adds an entry and returns the one that had to make room for it; <see langword="null"/> while there is room.</summary>
    /// <param name="entry">A new entry.</param>
    /// <param name="tooOldBefore">An answer given then or earlier is served no more.</param>
    public EvictionEntry? Add(EvictionEntry entry, long tooOldBefore)
    {
        EvictionEntry? evicted = _small.Count + _main.Count < capacity ? null : Evict(tooOldBefore);
        bool isBack = _ghosts?.Remove(entry.Hash) == true;
        (isBack && capacity > _smallCapacity ? _main : _small).Enqueue(entry);
        if (_small.Count > _smallCapacity)
        {
            _main.Enqueue(_small.Dequeue());
        }

        return evicted;
    }

    private EvictionEntry Evict(long tooOldBefore)
    {
        if (_main.Oldest is { } oldest && oldest.GivenAt <= tooOldBefore)
        {
            return _main.Dequeue();
        }

        if (_small.Count < _smallCapacity)
        {
            return EvictFromMain();
        }

        EvictionEntry entry = _small.Dequeue();
        if (!entry.WasRequested || _main.Count == 0)
        {
            _ghosts ??= new GhostTable(capacity);
            _ghosts.Add(entry.Hash);
            return entry;
        }

        _main.Enqueue(entry);
        return EvictFromMain();
    }

    private EvictionEntry EvictFromMain()
    {
        for (int i = 0; i < MostSecondChances && _main.Oldest!.WasRequested; i++)
        {
            EvictionEntry spared = _main.Dequeue();
            spared.ForgetRequest();
            _main.Enqueue(spared);
        }

        return _main.Dequeue();
    }
}
