namespace HaAnalyzers.CircuitBreaking;

/// <summary>
/// Successes and failures of the recent past: a rolling counter of ten buckets, as in Netflix Hystrix (<c>HystrixRollingNumber</c>);
/// buckets begin with the first outcome after the previous one is full, as in Polly's <c>RollingHealthMetrics</c>.
/// </summary>
/// <remarks>
/// A bucket is dropped as a whole once it began a sampling duration ago. So an outcome is counted for at least nine tenths of the
/// sampling duration and never longer than all of it; the error is bounded by one bucket. Not thread safe.
/// </remarks>
internal sealed class SlidingWindow
{
    private const int BucketCount = 10;

    private readonly Bucket[] _buckets = new Bucket[BucketCount];
    private long _samplingDuration;
    private long _bucketDuration;
    private int _oldest;
    private int _used;

    public long Successes { get; private set; }

    public long Failures { get; private set; }

    /// <summary>Sets the length of the window in timestamps; what has been counted stays.</summary>
    public void Resize(long samplingDuration)
    {
        _samplingDuration = samplingDuration;
        _bucketDuration = samplingDuration / BucketCount;
    }

    public void AddSuccess(long now)
    {
        Current(now).Successes++;
        Successes++;
    }

    public void AddFailure(long now)
    {
        Current(now).Failures++;
        Failures++;
    }

    public void Clear()
    {
        _used = 0;
        Successes = 0;
        Failures = 0;
    }

    private ref Bucket Current(long now)
    {
        while (_used > 0 && now - _buckets[_oldest].StartedAt >= _samplingDuration)
        {
            DropOldest();
        }

        if (_used == 0 || now - Newest().StartedAt >= _bucketDuration)
        {
            if (_used == BucketCount)
            {
                DropOldest();
            }

            _used++;
            Newest() = new Bucket { StartedAt = now };
        }

        return ref Newest();
    }

    private ref Bucket Newest() => ref _buckets[(_oldest + _used - 1) % BucketCount];

    private void DropOldest()
    {
        Successes -= _buckets[_oldest].Successes;
        Failures -= _buckets[_oldest].Failures;
        _oldest = (_oldest + 1) % BucketCount;
        _used--;
    }

    private struct Bucket
    {
        public long StartedAt;
        public long Successes;
        public long Failures;
    }
}
