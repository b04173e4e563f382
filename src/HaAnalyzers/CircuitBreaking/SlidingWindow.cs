namespace HaAnalyzers.CircuitBreaking;

/// <summary>
/// Successes and failures of the recent past: a rolling counter of ten buckets, as in Netflix Hystrix (<c>HystrixRollingNumber</c>);
/// buckets begin with the first call after the previous one is full, as in Polly's <c>RollingHealthMetrics</c>.
/// </summary>
/// <remarks>
/// <para>
/// Successes are counted elsewhere and only ever upwards; a bucket knows how many there had been before it. So counting a success needs
/// neither the clock nor a lock, and a bucket that ends cannot tear a count apart.
/// </para>
/// <para>
/// A bucket is dropped as a whole once it began a sampling duration ago. So an outcome is counted for at least nine tenths of the sampling
/// duration and never longer than all of it; the error is bounded by one bucket, and by the lateness of the timer that calls
/// <see cref="Advance"/>. A success that comes while no bucket is open, because its call outlived its bucket and none has begun since, goes
/// to the next bucket. Not thread safe.
/// </para>
/// </remarks>
internal sealed class SlidingWindow
{
    private const int BucketCount = 10;

    private readonly Bucket[] _buckets = new Bucket[BucketCount];
    private long _samplingDuration;
    private long _bucketDuration;
    private nuint _successesBeforeNext;
    private int _oldest;
    private int _used;

    public long Failures { get; private set; }

    /// <summary>Whether a bucket counts at present.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>When <see cref="Advance"/> has something to do; <see langword="null"/> when the window is empty.</summary>
    public long? NextChange => _used == 0
        ? null
        : Math.Min(_buckets[_oldest].StartedAt + _samplingDuration, IsOpen ? Newest().StartedAt + _bucketDuration : long.MaxValue);

    /// <summary>Sets the length of the window in timestamps; what has been counted stays.</summary>
    public void Resize(long samplingDuration)
    {
        _samplingDuration = samplingDuration;
        _bucketDuration = samplingDuration / BucketCount;
    }

    /// <param name="total">The successes counted so far.</param>
    public long Successes(nuint total) => (long)(total - (_used == 0 ? _successesBeforeNext : _buckets[_oldest].SuccessesBefore));

    /// <summary>Counts a failure; a bucket must be open.</summary>
    public void AddFailure()
    {
        Newest().Failures++;
        Failures++;
    }

    /// <summary>Ends the newest bucket when it is full, and drops what is too old.</summary>
    /// <param name="now">The time.</param>
    /// <param name="total">The successes counted so far.</param>
    public void Advance(long now, nuint total)
    {
        if (IsOpen && now - Newest().StartedAt >= _bucketDuration)
        {
            IsOpen = false;
            _successesBeforeNext = total;
        }

        while (_used > 0 && now - _buckets[_oldest].StartedAt >= _samplingDuration)
        {
            DropOldest();
        }
    }

    /// <summary>Makes sure that a bucket counts.</summary>
    /// <param name="now">The time.</param>
    /// <param name="total">The successes counted so far.</param>
    public void Open(long now, nuint total)
    {
        Advance(now, total);
        if (IsOpen)
        {
            return;
        }

        if (_used == BucketCount)
        {
            DropOldest();
        }

        _used++;
        Newest() = new Bucket { StartedAt = now, SuccessesBefore = _successesBeforeNext };
        IsOpen = true;
    }

    /// <summary>Forgets everything; the count of successes begins again at zero.</summary>
    public void Clear()
    {
        _used = 0;
        _successesBeforeNext = 0;
        Failures = 0;
        IsOpen = false;
    }

    private ref Bucket Newest() => ref _buckets[(_oldest + _used - 1) % BucketCount];

    private void DropOldest()
    {
        Failures -= _buckets[_oldest].Failures;
        _oldest = (_oldest + 1) % BucketCount;
        _used--;
    }

    private struct Bucket
    {
        public long StartedAt;
        public nuint SuccessesBefore;
        public long Failures;
    }
}
