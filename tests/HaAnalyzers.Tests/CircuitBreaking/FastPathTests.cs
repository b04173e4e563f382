using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.CircuitBreaking;

/// <summary>When calls get in, or are rejected, without a lock and without a clock; and which timer sees to the rest.</summary>
public sealed class FastPathTests
{
    private static readonly TimeSpan Sampling = new CircuitBreakerOptions().SamplingDuration;

    private readonly ManualTimers _time = new();
    private readonly CircuitBreaker _breaker;

    public FastPathTests() => _breaker = new CircuitBreaker("test", Breakers.OneFailureOpens(), _time);

    [Fact]
    public void FirstCallOfABucket_OpensTheWayForTheOthers()
    {
        AssertPath(isFree: false, rejects: false);
        _breaker.Succeed();
        AssertPath(isFree: true, rejects: false);
        Fire(at: Sampling / 10);
        AssertPath(isFree: false, rejects: false);
        _breaker.Succeed();
        AssertPath(isFree: true, rejects: false);
    }

    [Fact]
    public void TimerThatComesBeforeTheBucketIsFull_LeavesTheWayOpen()
    {
        _breaker.Succeed();
        Fire(at: (Sampling / 10) - TimeSpan.FromTicks(1));
        AssertPath(isFree: true, rejects: false);
        Assert.Equal([TimeSpan.FromTicks(1)], _time.DueTimes);
    }

    [Fact]
    public void OpenBreaker_RejectsUntilTheTimerComes()
    {
        _breaker.Fail();
        AssertPath(isFree: false, rejects: true);
        Fire(at: Breakers.Break);
        AssertPath(isFree: false, rejects: false);
        _breaker.Succeed();
        AssertPath(isFree: false, rejects: false);
        _breaker.Isolate();
        AssertPath(isFree: false, rejects: true);
    }

    [Fact]
    public void BreakerThatIsWatchedClosely_HasNoFastPath()
    {
        _breaker.Succeed();
        _breaker.WatchClosely(true);
        AssertPath(isFree: false, rejects: false);
        _breaker.WatchClosely(false);
        AssertPath(isFree: true, rejects: false);
    }

    [Fact]
    public void Timer_WaitsForTheEndOfTheBucketThenForThatOfTheWindow()
    {
        _breaker.Succeed();
        Assert.Equal([Sampling / 10], _time.DueTimes);
        Fire(at: Sampling / 10);
        Assert.Equal([Sampling - (Sampling / 10)], _time.DueTimes);
        Fire(at: Sampling);
        Assert.Empty(_time.DueTimes);
    }

    [Fact]
    public void ShorterWindow_EndsTheBucketEarlier()
    {
        _breaker.Succeed();
        CircuitBreakerOptions shorter = Breakers.OneFailureOpens();
        shorter.SamplingDuration = TimeSpan.FromSeconds(1);
        _breaker.Configure(shorter);
        Assert.Equal([TimeSpan.FromMilliseconds(100)], _time.DueTimes);
    }

    private void Fire(TimeSpan at)
    {
        _time.Now = at.Ticks;
        _time.Fire();
    }

    private void AssertPath(bool isFree, bool rejects) => Assert.Equal((isFree, rejects), (_breaker.Free is not null, _breaker.Rejects));
}
