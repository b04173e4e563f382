namespace HaAnalyzers.Tests.Support;

/// <summary>A clock of any resolution whose timers come when the test says so, early or late.</summary>
internal sealed class ManualTimers(long frequency = TimeSpan.TicksPerSecond) : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];

    public long Now { get; set; }

    /// <summary>What the timers that run wait for.</summary>
    public IEnumerable<TimeSpan> DueTimes => _timers.Select(timer => timer.DueTime).Where(due => due != Timeout.InfiniteTimeSpan);

    /// <summary>Whether each timer was created in a place that keeps async locals away from it.</summary>
    public IEnumerable<bool> Suppressions => _timers.Select(timer => timer.IsFlowSuppressed);

    public override long TimestampFrequency => frequency;

    public override long GetTimestamp() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state)) { DueTime = dueTime, IsFlowSuppressed = ExecutionContext.IsFlowSuppressed() };
        _timers.Add(timer);
        return timer;
    }

    /// <summary>Every timer that runs comes now.</summary>
    public void Fire()
    {
        foreach (ManualTimer timer in _timers.Where(timer => timer.DueTime != Timeout.InfiniteTimeSpan).ToList())
        {
            timer.DueTime = Timeout.InfiniteTimeSpan;
            timer.Callback();
        }
    }

    private sealed class ManualTimer(Action callback) : ITimer
    {
        public Action Callback { get; } = callback;

        public TimeSpan DueTime { get; set; }

        public bool IsFlowSuppressed { get; init; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DueTime = dueTime;
            return true;
        }

        public void Dispose() => DueTime = Timeout.InfiniteTimeSpan;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
