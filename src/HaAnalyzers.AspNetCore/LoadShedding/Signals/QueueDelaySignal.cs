namespace HaAnalyzers.AspNetCore;

/// <summary>
/// How long work waits for a thread: a probe goes through the queue, and its delay, or its age while it is still waiting, is that of the
/// requests around it. In the line of CoDel (RFC 8289) it is the time in the queue that counts, not the length of it, and a delay that
/// stays, not one that comes and goes with a burst, a garbage collection, or a processor that was busy elsewhere: the delay is the lower of
/// the present one and a short average.
/// </summary>
/// <remarks>
/// No limit on requests in flight sees this queue: a request that computes occupies its thread from beginning to end, and those that wait
/// for one have not begun. Probes are sent by requests, at most one at a time and one per interval, so that an idle service sends none.
/// Allocates nothing.
/// </remarks>
internal sealed class QueueDelaySignal : IThreadPoolWorkItem
{
    private const int Smoothing = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1);

    private readonly IWorkQueue _queue;
    private readonly TimeProvider _time;
    private readonly long _interval;
    private int _isWaiting;
    private long _sentAt;
    private long _endedAt;
    private long _delay;
    private long _average;

    public QueueDelaySignal(IWorkQueue queue, TimeProvider time)
    {
        _queue = queue;
        _time = time;
        _interval = Math.Max(1, (long)(Interval.TotalSeconds * time.TimestampFrequency));
        _endedAt = time.GetTimestamp() - _interval;
    }

    /// <summary>The delay of the last probe that came through, in timestamps.</summary>
    public long Last => Volatile.Read(ref _delay);

    /// <summary>Whether nothing waits at present, whatever probes have met before.</summary>
    public bool IsEmpty => _queue.IsEmpty;

    /// <summary>The present delay in timestamps. Sends the next probe when it is time.</summary>
    public long Observe(long now)
    {
        long endedAt = Volatile.Read(ref _endedAt);
        long sinceEnd = now - endedAt;

        // What is older than itself says nothing about now: the requests that met the delay have been served since.
        long delay = Volatile.Read(ref _delay);
        delay = sinceEnd > delay ? 0 : delay;
        long average = Volatile.Read(ref _average);
        if (Volatile.Read(ref _isWaiting) != 0)
        {
            // Not before it was sent: between the two writes of the sender this is still the previous probe.
            long age = now - Math.Max(Volatile.Read(ref _sentAt), endedAt);
            return Math.Min(Math.Max(delay, age), Math.Max(average, Blend(average, age)));
        }

        if (sinceEnd >= _interval && Interlocked.CompareExchange(ref _isWaiting, 1, 0) == 0)
        {
            // The probe is about to be in the queue itself.
            delay = delay > 0 && _queue.IsEmpty ? 0 : delay;
            Volatile.Write(ref _sentAt, now);
            _queue.Enqueue(this);
        }

        return Math.Min(delay, average);
    }

    /// <summary>The probe has come through.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        long now = _time.GetTimestamp();
        long delay = Math.Max(0, now - Volatile.Read(ref _sentAt));
        Volatile.Write(ref _delay, delay);
        Volatile.Write(ref _average, Blend(_average, delay));
        Volatile.Write(ref _endedAt, now);
        Volatile.Write(ref _isWaiting, 0);
    }

    private static long Blend(long average, long delay) => average + ((delay - average) / Smoothing);
}
