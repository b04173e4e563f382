namespace HaAnalyzers.Testing;

/// <summary>A timer of <see cref="FakeTime"/>; what it keeps is under the lock of the clock.</summary>
internal sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private TimeSpan _period;
    private bool _isDisposed;

    /// <summary>Another one after each change: appointments from before are not kept.</summary>
    public long Version { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (time.Gate)
        {
            if (_isDisposed)
            {
                return false;
            }

            Version++;
            _period = period;
            if (dueTime > TimeSpan.Zero)
            {
                time.Schedule(this, dueTime);
            }
            else if (dueTime == TimeSpan.Zero)
            {
                Repeat();
            }
        }

        if (dueTime == TimeSpan.Zero)
        {
            Run();
        }

        return true;
    }

    public bool Keeps(long version) => !_isDisposed && version == Version;

    /// <summary>Makes the next appointment of a timer with a period.</summary>
    public void Repeat()
    {
        if (_period > TimeSpan.Zero)
        {
            time.Schedule(this, _period);
        }
    }

    public void Run()
    {
        if (_context is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(_context, _ => callback(state), null);
        }
    }

    public void Dispose()
    {
        lock (time.Gate)
        {
            _isDisposed = true;
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Check(TimeSpan value, string parameter)
    {
        if (value != Timeout.InfiniteTimeSpan)
        {
            Ranges.ThrowIfOutside(value, TimeSpan.Zero, MaxTime, parameter);
        }
    }
}
