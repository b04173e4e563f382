using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.CircuitBreaking;

/// <summary>Timers that come early or late, and clocks that are finer or coarser than a tick.</summary>
public sealed class TimerTests
{
    [Theory]
    [InlineData(1_000_000_000, 1, 1)]
    [InlineData(1_000_000_000, 100, 1)]
    [InlineData(1_000_000_000, 101, 2)]
    [InlineData(1_000_000_000, 1_000, 10)]
    [InlineData(1_000, 1, 10_000)]
    [InlineData(3, 1, 3_333_334)]
    [InlineData(1_000_000_000, 0, 1)]
    [InlineData(1_000_000_000, -5_000, 1)]
    public void TimeToWait_IsRoundedUpToTicks(long frequency, long timestamps, long ticks) =>
        Assert.Equal(TimeSpan.FromTicks(ticks), new ManualTimers(frequency).UntilAtLeast(now: 7, due: 7 + timestamps));

    [Fact]
    public void Timer_KeepsNoAsyncLocals()
    {
        var time = new ManualTimers();
        using ITimer timer = time.CreateTimerWithoutContext(static _ => { }, this);
        Assert.Equal([true], time.Suppressions);
        Assert.False(ExecutionContext.IsFlowSuppressed());
    }

    [Fact]
    public void TimerOfACallerWhoseContextDoesNotFlow_LeavesItSo()
    {
        var time = new ManualTimers();
        using (ExecutionContext.SuppressFlow())
        {
            using ITimer timer = time.CreateTimerWithoutContext(static _ => { }, this);
            Assert.True(ExecutionContext.IsFlowSuppressed());
        }

        Assert.Equal([true], time.Suppressions);
    }

    [Fact]
    public void TimerThatComesEarly_WaitsForTheRestOfTheBreak()
    {
        var time = new ManualTimers();
        CircuitBreaker breaker = Breakers.Open(time);
        time.Now = Breakers.Break.Ticks - 10;
        time.Fire();
        Assert.False(breaker.TryEnter(out _));
        Assert.Equal([TimeSpan.FromTicks(10)], time.DueTimes);
        time.Now = Breakers.Break.Ticks;
        time.Fire();
        Assert.Empty(time.DueTimes);
        Assert.True(breaker.TryEnter(out _));
    }
}
