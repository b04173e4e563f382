using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.CircuitBreaking;

public sealed class OpeningTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void BreakerWithoutAName_CannotBeMade()
    {
        Assert.Throws<ArgumentException>(() => new CircuitBreaker(""));
        Assert.Throws<ArgumentNullException>(() => new CircuitBreaker(null!));
    }

    [Fact]
    public void RatioReachedExactly_Opens()
    {
        CircuitBreaker breaker = ByRatio(ratio: 0.5, minimumThroughput: 4);
        breaker.Succeed();
        breaker.Succeed();
        breaker.Fail();
        Assert.Equal(CircuitState.Closed, breaker.State);
        breaker.Fail();
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void RatioJustBelow_StaysClosed()
    {
        CircuitBreaker breaker = ByRatio(ratio: 0.51, minimumThroughput: 4);
        breaker.Succeed();
        breaker.Succeed();
        breaker.Fail();
        breaker.Fail();
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void FewerCallsThanMinimumThroughput_StaysClosed()
    {
        CircuitBreaker breaker = ByRatio(ratio: 0.1, minimumThroughput: 3);
        breaker.Fail();
        breaker.Fail();
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void SuccessThatFillsTheWindow_StaysClosedUntilTheNextFailure()
    {
        CircuitBreaker breaker = ByRatio(ratio: 0.5, minimumThroughput: 4);
        breaker.Fail();
        breaker.Fail();
        breaker.Fail();
        breaker.Succeed();
        Assert.Equal(CircuitState.Closed, breaker.State);
        breaker.Fail();
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void FailureOlderThanTheWindow_DoesNotCount()
    {
        CircuitBreaker breaker = ByRatio(ratio: 1, minimumThroughput: 2);
        breaker.Fail();
        _time.Advance(TimeSpan.FromSeconds(10));
        breaker.Fail();
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void FailureJustWithinTheWindow_Counts()
    {
        CircuitBreaker breaker = ByRatio(ratio: 1, minimumThroughput: 2);
        breaker.Fail();
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        breaker.Fail();
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void FailureAtTheEndOfABucket_GoesWithTheBucket()
    {
        CircuitBreaker breaker = ByRatio(ratio: 1, minimumThroughput: 3);
        breaker.Fail();
        _time.Advance(TimeSpan.FromSeconds(0.999));
        breaker.Fail();
        _time.Advance(TimeSpan.FromSeconds(9.001));
        breaker.Fail();
        breaker.Fail();
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void FailuresInARowHoursApart_Open()
    {
        var breaker = new CircuitBreaker("test", new() { ConsecutiveFailures = 3 }, _time);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(CircuitState.Closed, breaker.State);
            breaker.Fail();
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void SuccessBetweenFailures_StartsTheRowAnew()
    {
        var breaker = new CircuitBreaker("test", new() { ConsecutiveFailures = 3 }, _time);
        breaker.Fail();
        breaker.Fail();
        breaker.Succeed();
        breaker.Fail();
        breaker.Fail();
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void IgnoredCallBetweenFailures_DoesNotBreakTheRow()
    {
        var breaker = new CircuitBreaker("test", new() { ConsecutiveFailures = 2 }, _time);
        breaker.Fail();
        breaker.RecordIgnored(breaker.Enter());
        breaker.Fail();
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void ConsecutiveFailuresOff_OnlyTheRatioOpens()
    {
        CircuitBreaker breaker = ByRatio(ratio: 1, minimumThroughput: 1_000);
        for (int i = 0; i < 999; i++)
        {
            breaker.Fail();
        }

        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void IgnoredCalls_AddNoThroughput()
    {
        CircuitBreaker breaker = ByRatio(ratio: 0.1, minimumThroughput: 3);
        breaker.Fail();
        breaker.RecordIgnored(breaker.Enter());
        breaker.RecordIgnored(breaker.Enter());
        breaker.Fail();
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void AfterClosing_OldFailuresAreForgotten()
    {
        CircuitBreaker breaker = ByRatio(ratio: 0.5, minimumThroughput: 2);
        breaker.Fail();
        breaker.Fail();
        _time.Advance(TimeSpan.FromSeconds(5));
        breaker.Succeed();
        breaker.Fail();
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    private CircuitBreaker ByRatio(double ratio, int minimumThroughput) => new(
        "test",
        new CircuitBreakerOptions
        {
            FailureRatio = ratio,
            MinimumThroughput = minimumThroughput,
            SamplingDuration = TimeSpan.FromSeconds(10),
            ConsecutiveFailures = 0,
        },
        _time);
}
