namespace HaAnalyzers.Guarding;

/// <summary>First in, first out, through the entries themselves.</summary>
internal sealed class EvictionQueue
{
    private EvictionEntry? _newest;

    public int Count { get; private set; }

    public EvictionEntry? Oldest { get; private set; }

    public void Enqueue(EvictionEntry entry)
    {
        if (_newest is null)
        {
            Oldest = entry;
        }
        else
        {
            _newest.Next = entry;
        }

        _newest = entry;
        Count++;
    }

    public EvictionEntry Dequeue()
    {
        EvictionEntry entry = Oldest ?? throw new InvalidOperationException("The queue is empty.");
        Oldest = entry.Next;
        entry.Next = null;
        if (Oldest is null)
        {
            _newest = null;
        }

        Count--;
        return entry;
    }
}
