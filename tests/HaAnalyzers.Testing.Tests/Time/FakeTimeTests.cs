namespace HaAnalyzers.Testing.Tests.Time;

public sealed class FakeTimeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTime _time = new();
    private readonly List<string> _log = [];

    [Fact]
    public void Time_MovesOnlyWhenTold()
    {
        var start = new DateTimeOffset(2030, 5, 6, 7, 8, 9, TimeSpan.FromHours(2));
        var time = new FakeTime(start);
        long timestamp = time.GetTimestamp();

        time.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(start.AddMinutes(3), time.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, time.GetUtcNow().Offset);
        Assert.Equal(TimeSpan.FromMinutes(3), time.GetElapsedTime(timestamp));
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 12, 0, 0, TimeSpan.Zero), _time.GetUtcNow());
        Assert.Equal(TimeZoneInfo.Utc, time.LocalTimeZone);
    }

    [Fact]
    public void Timers_RunInTheOrderOfTime_EachAtItsOwn()
    {
        using ITimer late = Timer("late", 3 * Second);
        using ITimer early = Timer("early", Second);
        using ITimer alsoEarly = Timer("also early", Second);

        _time.Advance(2 * Second);
        Assert.Equal(["early 1", "also early 1"], _log);
        _time.Advance(2 * Second);
        Assert.Equal(["early 1", "also early 1", "late 3"], _log);
    }

    [Fact]
    public void PeriodicTimer_RunsAtEachPeriod()
    {
        using ITimer timer = Timer("tick", Second, 2 * Second);

        _time.Advance(6 * Second);

        Assert.Equal(["tick 1", "tick 3", "tick 5"], _log);
    }

    [Fact]
    public void TimerThatIsDueAtOnce_RunsAtOnce()
    {
        using ITimer timer = Timer("now", TimeSpan.Zero, Second);
        Assert.Equal(["now 0"], _log);

        _time.Advance(Second);
        Assert.Equal(["now 0", "now 1"], _log);
    }

    [Fact]
    public async Task ChangedOrDisposedTimer_KeepsNoEarlierAppointment()
    {
        ITimer timer = Timer("once", Second);
        Assert.True(timer.Change(3 * Second, Timeout.InfiniteTimeSpan));
        _time.Advance(2 * Second);
        Assert.Empty(_log);
        _time.Advance(Second);
        Assert.Equal(["once 3"], _log);

        Assert.True(timer.Change(Second, Timeout.InfiniteTimeSpan));
        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        _time.Advance(9 * Second);
        Assert.True(timer.Change(Second, Second));
        await timer.DisposeAsync();
        _time.Advance(9 * Second);

        Assert.Equal(["once 3"], _log);
        Assert.False(timer.Change(Second, Second));
        Assert.Equal(0, _time.Timers);
    }

    [Fact]
    public void TimerThatStartsAnother_OnTheWay_IsFollowedByIt()
    {
        ITimer? second = null;
        using ITimer first = _time.CreateTimer(_ => second = Timer("second", Second), null, Second, Timeout.InfiniteTimeSpan);

        _time.Advance(5 * Second);
        second!.Dispose();

        Assert.Equal(["second 2"], _log);
        Assert.Equal(5 * Second, _time.GetElapsedTime(0));
    }

    [Fact]
    public void ExceptionOfATimer_ComesOutOfAdvance_AtItsTime()
    {
        using ITimer broken = _time.CreateTimer(_ => throw new InvalidDataException("broken"), null, Second, Timeout.InfiniteTimeSpan);
        using ITimer later = Timer("later", 2 * Second);

        Assert.Throws<InvalidDataException>(() => _time.Advance(5 * Second));
        Assert.Equal(Second, _time.GetElapsedTime(0));

        _time.Advance(Second);
        Assert.Equal(["later 2"], _log);
    }

    [Fact]
    public async Task DelaysAndTimeouts_OfThePlatform_FollowIt()
    {
        Task delay = Task.Delay(TimeSpan.FromDays(3), _time);
        using var timeout = new CancellationTokenSource(TimeSpan.FromHours(1), _time);
        Task<int> waiting = new TaskCompletionSource<int>().Task.WaitAsync(TimeSpan.FromMinutes(1), _time);

        _time.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<TimeoutException>(() => waiting);
        Assert.False(timeout.IsCancellationRequested);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.True(timeout.IsCancellationRequested);
        Assert.False(delay.IsCompleted);
        _time.Advance(TimeSpan.FromDays(3));
        await delay;
    }

    [Fact]
    public void Timer_HasTheContextOfWhoCreatedIt()
    {
        var local = new AsyncLocal<string> { Value = "creator" };
        string? seen = null;
        using ITimer timer = _time.CreateTimer(_ => seen = local.Value, null, Second, Timeout.InfiniteTimeSpan);
        local.Value = "advancer";

        _time.Advance(Second);

        Assert.Equal("creator", seen);
    }

    [Fact]
    public void OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("time", () => _time.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>("time", () => _time.Advance(TimeSpan.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("dueTime", () => Timer("never", TimeSpan.FromSeconds(-5)));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => Timer("never", Second, TimeSpan.MaxValue));
        Assert.Throws<ArgumentNullException>("callback", () => _time.CreateTimer(null!, null, Second, Second));
    }

    private ITimer Timer(string name, TimeSpan dueTime, TimeSpan? period = null) => _time.CreateTimer(
        state => _log.Add($"{state} {_time.GetElapsedTime(0).TotalSeconds:0}"), name, dueTime, period ?? Timeout.InfiniteTimeSpan);
}
