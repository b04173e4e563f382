namespace HaAnalyzers.Testing;

/// <summary>
/// A clock that stands still until it is told to move: timeouts, breaks and delays pass at once, and in every run alike. Guards and doubles
/// take it as their <see cref="TimeProvider"/>; a container takes it as the registered one.
/// </summary>
public sealed class FakeTime : TimeProvider
{
    private readonly PriorityQueue<Due, (long Time, long Order)> _due = new();
    private readonly DateTimeOffset _start;
    private long _elapsed;
    private long _order;

    /// <summary>Begins at noon of the first of January 2000, UTC.</summary>
    public FakeTime()
        : this(new DateTimeOffset(2000, 1, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <param name="start">The time at which it stands still at first.</param>
    public FakeTime(DateTimeOffset start) => _start = start.ToUniversalTime();

    /// <summary>The one lock of the clock and of all its timers; nothing of anybody else runs under it.</summary>
    internal object Gate { get; } = new();

    /// <summary>How many appointments of timers are still to be kept.</summary>
    internal int Timers
    {
        get
        {
            lock (Gate)
            {
                return _due.UnorderedItems.Count(item => item.Element.Timer.Keeps(item.Element.Version));
            }
        }
    }

    /// <summary>UTC.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + TimeSpan.FromTicks(GetTimestamp());

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (Gate)
        {
            return _elapsed;
        }
    }

    /// <summary>
    /// Moves on. What falls due on the way runs here, on this thread, in the order of time; the clock then shows the time at which it was due.
    /// </summary>
    /// <remarks>An exception of a timer ends the way at its time, and comes out here.</remarks>
    /// <param name="time">Zero to 10,000 days.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative or above 10,000 days.</exception>
    public void Advance(TimeSpan time)
    {
        Ranges.ThrowIfOutside(time, TimeSpan.Zero, TimeSpan.FromDays(10_000), nameof(time));
        long end;
        lock (Gate)
        {
            end = _elapsed + time.Ticks;
        }

        while (Next(end) is { } timer)
        {
            timer.Run();
        }
    }

    /// <inheritdoc/>
    /// <remarks>A timer that is due at once runs before this returns.</remarks>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Takes note of when a timer is due; to be called under <see cref="Gate"/>.</summary>
    internal void Schedule(FakeTimer timer, TimeSpan dueTime) =>
        _due.Enqueue(new Due(timer, timer.Version), (_elapsed + dueTime.Ticks, _order++));

    /// <summary>The next timer that is due up to a time, and moves on to its moment, or to the end where there is none.</summary>
    private FakeTimer? Next(long end)
    {
        lock (Gate)
        {
            while (_due.TryPeek(out Due due, out (long Time, long Order) priority) && priority.Time <= end)
            {
                _due.Dequeue();
                if (!due.Timer.Keeps(due.Version))
                {
                    continue;
                }

                _elapsed = Math.Max(_elapsed, priority.Time);
                due.Timer.Repeat();
                return due.Timer;
            }

            _elapsed = Math.Max(_elapsed, end);
            return null;
        }
    }

    private readonly record struct Due(FakeTimer Timer, long Version);
}
