using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Throttling;

/// <summary>
/// The adaptive throttle of a client: a share of the calls is rejected here, before they cost anybody anything, as soon as the dependency
/// accepts less than one in K of them. The share is max(0, (requests − K × accepts) / (requests + 1)) over the last two minutes (Google,
/// Site Reliability Engineering, "Handling Overload", section "Client-Side Throttling").
/// </summary>
/// <remarks>
/// <para>
/// Requests that are rejected here count as requests, so the share follows the demand; some always get through and find out that the
/// dependency is back. With K = 2 the dependency still sees up to twice what it accepts, so that recovery is noticed within seconds.
/// </para>
/// <para>
/// A dependency that has named a time to come back (<c>Retry-After</c>) gets no call until then. What is rejected meanwhile is not counted:
/// it says nothing of what the dependency would have accepted.
/// </para>
/// <para>
/// The window consists of 24 slices of five seconds that are dropped as a whole. Lock-free; allocates nothing. Numbers read while others
/// count may be apart by as many calls as there are threads.
/// </para>
/// </remarks>
internal sealed class AdaptiveThrottle
{
    /// <summary>K of the formula, as in the book: lower throttles earlier, higher lets the dependency reject more itself.</summary>
    public const double Multiplier = 2;

    private const int SliceCount = 24;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly long _sliceLength;
    private readonly Slice[] _slices = new Slice[SliceCount];
    private Slice _total;
    private long _sliceEnd;
    private int _current;
    private int _isTurning;
    private long _resumesAt;

    public AdaptiveThrottle(TimeProvider time, Random random)
    {
        _time = time;
        _random = random;
        _sliceLength = time.ToTimestamps(Window) / SliceCount;
        _sliceEnd = time.GetTimestamp() + _sliceLength;
        _resumesAt = long.MinValue;
    }

    /// <summary>The share of calls that is rejected at present, from 0 to below 1.</summary>
    public double RejectionProbability
    {
        get
        {
            long requests = Volatile.Read(ref _total.Requests);
            return Math.Max(0, (requests - (Multiplier * Volatile.Read(ref _total.Accepts))) / (requests + 1));
        }
    }

    /// <summary>Counts a call, and says whether it may go out.</summary>
    /// <param name="isProbe">The breaker has sent it to find out whether the dependency is back: only a time the dependency has named stops it.</param>
    public bool TryEnter(bool isProbe = false)
    {
        long now = _time.GetTimestamp();
        if (now < Volatile.Read(ref _resumesAt))
        {
            return false;
        }

        Turn(now);
        double probability = RejectionProbability;
        Interlocked.Increment(ref _total.Requests);
        Interlocked.Increment(ref _slices[Volatile.Read(ref _current)].Requests);
        return isProbe || probability <= 0 || _random.NextDouble() >= probability;
    }

    /// <summary>The dependency has asked to be left alone. Of several such times the latest counts.</summary>
    public void Postpone(TimeSpan retryAfter)
    {
        long resumesAt = _time.GetTimestamp() + _time.ToTimestamps(retryAfter);
        long known = Volatile.Read(ref _resumesAt);
        while (known < resumesAt)
        {
            long seen = Interlocked.CompareExchange(ref _resumesAt, resumesAt, known);
            if (seen == known)
            {
                return;
            }

            known = seen;
        }
    }

    /// <summary>The dependency has accepted a call, whatever its answer.</summary>
    public void Accept()
    {
        Interlocked.Increment(ref _total.Accepts);
        Interlocked.Increment(ref _slices[Volatile.Read(ref _current)].Accepts);
    }

    /// <summary>Drops what is too old. One thread does it, the others go on counting.</summary>
    private void Turn(long now)
    {
        if (now < Volatile.Read(ref _sliceEnd) || Interlocked.CompareExchange(ref _isTurning, 1, 0) != 0)
        {
            return;
        }

        long late = now - _sliceEnd;
        if (late >= 0)
        {
            long turns = Math.Min(SliceCount, (late / _sliceLength) + 1);
            for (long turn = 0; turn < turns; turn++)
            {
                int next = (_current + 1) % SliceCount;
                Interlocked.Add(ref _total.Requests, -Interlocked.Exchange(ref _slices[next].Requests, 0));
                Interlocked.Add(ref _total.Accepts, -Interlocked.Exchange(ref _slices[next].Accepts, 0));
                Volatile.Write(ref _current, next);
            }

            Volatile.Write(ref _sliceEnd, _sliceEnd + (((late / _sliceLength) + 1) * _sliceLength));
        }

        Volatile.Write(ref _isTurning, 0);
    }

    private struct Slice
    {
        public long Requests;
        public long Accepts;
    }
}
