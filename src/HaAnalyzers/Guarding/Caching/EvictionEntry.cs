namespace HaAnalyzers.Guarding;

/// <summary>What the eviction needs to know of a cached answer.</summary>
internal abstract class EvictionEntry(int hash)
{
    private const int MostRequests = 3;

    private int _requests;

    /// <summary>The hash of the key.</summary>
    public int Hash { get; } = hash;

    /// <summary>When the answer was given.</summary>
    public abstract long GivenAt { get; }

    /// <summary>The one behind it in its queue.</summary>
    public EvictionEntry? Next { get; set; }

    /// <summary>How often the key was asked for again since, up to 3. Lost counts under a race do no harm.</summary>
    public bool WasRequested => Volatile.Read(ref _requests) > 0;

    public void CountRequest()
    {
        int requests = _requests;
        // Once a key is known to be popular, its readers share the cache line instead of fighting for it.
        if (requests < MostRequests)
        {
            Volatile.Write(ref _requests, requests + 1);
        }
    }

    public void ForgetRequest() => Volatile.Write(ref _requests, Math.Max(0, _requests - 1));
}
