namespace HaAnalyzers.AspNetCore;

/// <summary>Adds up latencies without a lock; number and sum share one word, so that they always belong together.</summary>
/// <remarks>A mutable structure: keep it in a field.</remarks>
internal struct LatencyWindow
{
    /// <summary>Close the window from here on, however short it was: the sum has room for these many and those of racing threads.</summary>
    public const int MaxCount = 65_536;

    private const int CountBits = 24;
    private const long CountMask = (1L << CountBits) - 1;

    // In microseconds: 65,536 times this is less than the 2^39 that the sum has room for, with a reserve for racing threads.
    private const long LongestLatency = 7_500_000;

    private long _packed;

    public void Add(TimeSpan latency) =>
        Interlocked.Add(ref _packed, (Math.Clamp(latency.Ticks / TimeSpan.TicksPerMicrosecond, 1, LongestLatency) << CountBits) + 1);

    public readonly int Count => (int)(Volatile.Read(in _packed) & CountMask);

    /// <summary>Ends the window and begins the next.</summary>
    /// <returns>The mean; zero where there was nothing.</returns>
    public TimeSpan Take()
    {
        long packed = Interlocked.Exchange(ref _packed, 0);
        long count = packed & CountMask;
        return count == 0 ? TimeSpan.Zero : TimeSpan.FromTicks((packed >> CountBits) * TimeSpan.TicksPerMicrosecond / count);
    }
}
