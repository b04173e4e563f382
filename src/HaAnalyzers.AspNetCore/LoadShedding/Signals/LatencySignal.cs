using System.Numerics;

namespace HaAnalyzers.AspNetCore;

/// <summary>
/// The 99th percentile of the recent past: a histogram with buckets an eighth of a power of two wide, so that it is at most 12.5 % too
/// high and never too low. Counting is lock-free and allocates nothing.
/// </summary>
internal sealed class LatencySignal
{
    /// <summary>How many of the samples the percentile is taken of; fewer say nothing about one in a hundred.</summary>
    public const int MinSamples = 100;

    private const double Percentile = 0.99;
    private const int SubBits = 3;
    private const int SubBuckets = 1 << SubBits;
    private const int BucketCount = 64 * SubBuckets;

    private readonly long[][] _slices;
    private int _current;

    /// <param name="slices">How many calls of <see cref="Advance"/> a sample is counted for.</param>
    public LatencySignal(int slices)
    {
        _slices = [.. Enumerable.Range(0, slices).Select(_ => new long[BucketCount])];
    }

    public void Add(TimeSpan latency) =>
        Interlocked.Increment(ref _slices[Volatile.Read(ref _current)][IndexOf(Math.Max(1, latency.Ticks))]);

    /// <summary>Ends the present slice and forgets the oldest. One thread at a time.</summary>
    public void Advance()
    {
        int next = (_current + 1) % _slices.Length;
        Array.Clear(_slices[next]);
        Volatile.Write(ref _current, next);
    }

    /// <returns>Zero where there are too few samples.</returns>
    public TimeSpan Read()
    {
        long total = _slices.Sum(slice => slice.Sum());
        if (total < MinSamples)
        {
            return TimeSpan.Zero;
        }

        long rank = (long)Math.Ceiling(Percentile * total);
        long seen = 0;
        int bucket = 0;
        while (bucket < BucketCount - 1 && (seen += CountIn(bucket)) < rank)
        {
            bucket++;
        }

        return TimeSpan.FromTicks(UpperBound(bucket));
    }

    private long CountIn(int bucket) => _slices.Sum(slice => Volatile.Read(ref slice[bucket]));

    private static int IndexOf(long ticks)
    {
        int exponent = BitOperations.Log2((ulong)ticks);
        return exponent < SubBits ? (int)ticks : ((exponent - SubBits + 1) << SubBits) + (int)((ticks >> (exponent - SubBits)) & (SubBuckets - 1));
    }

    private static long UpperBound(int bucket)
    {
        int exponent = (bucket >> SubBits) + SubBits - 1;
        return bucket < SubBuckets ? bucket : (long)Int128.Min(long.MaxValue, (Int128)(SubBuckets + (bucket & (SubBuckets - 1)) + 1) << (exponent - SubBits));
    }
}
