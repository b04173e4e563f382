using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.CircuitBreaking;

public sealed class ConfigureTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void NewThreshold_CountsWhatWasCountedBefore()
    {
        var breaker = new CircuitBreaker("test", new() { ConsecutiveFailures = 10 }, _time);
        breaker.Fail();
        breaker.Fail();
        breaker.Configure(new CircuitBreakerOptions { ConsecutiveFailures = 3 });
        Assert.Equal(CircuitState.Closed, breaker.State);
        breaker.Fail();
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void NewBreakDuration_AppliesToTheNextBreak()
    {
        CircuitBreaker breaker = Breakers.Open(_time);
        CircuitBreakerOptions longer = Breakers.OneFailureOpens();
        longer.BreakDuration = longer.MaxBreakDuration = TimeSpan.FromSeconds(30);
        breaker.Configure(longer);
        Assert.Equal(Breakers.Break, breaker.RetryAfter);
        _time.Advance(Breakers.Break);
        breaker.Fail();
        Assert.Equal(TimeSpan.FromSeconds(30), breaker.RetryAfter);
    }

    [Fact]
    public void ShorterWindow_DropsWhatIsTooOldNow()
    {
        var options = new CircuitBreakerOptions { FailureRatio = 1, MinimumThroughput = 2, ConsecutiveFailures = 0 };
        var breaker = new CircuitBreaker("test", options, _time);
        breaker.Fail();
        _time.Advance(TimeSpan.FromSeconds(2));
        options.SamplingDuration = TimeSpan.FromSeconds(1);
        breaker.Configure(options);
        breaker.Fail();
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void FewerProbesThanHaveSucceeded_StillLetsTheBreakerClose()
    {
        CircuitBreaker breaker = Breakers.Probable(_time, halfOpenProbes: 3);
        breaker.Succeed();
        breaker.Succeed();
        breaker.Configure(Breakers.OneFailureOpens(halfOpenProbes: 2));
        breaker.Succeed();
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void ShorterBreak_IsNotHeldUpByProbesThatAreStillSilent()
    {
        CircuitBreakerOptions longer = Breakers.OneFailureOpens(halfOpenProbes: 3);
        longer.BreakDuration = longer.MaxBreakDuration = TimeSpan.FromHours(1);
        var breaker = new CircuitBreaker("test", longer, _time);
        breaker.Fail();
        _time.Advance(TimeSpan.FromHours(1));
        breaker.Enter();
        CallPermit failing = breaker.Enter();
        breaker.Configure(Breakers.OneFailureOpens(halfOpenProbes: 2));
        breaker.RecordFailure(failing);
        _time.Advance(Breakers.Break);
        breaker.Enter();
        breaker.Enter();
        Assert.False(breaker.TryEnter(out _));
    }

    [Fact]
    public void NoOptions_Throw() => Assert.Throws<ArgumentNullException>(() => Breakers.Open(_time).Configure(null!));

    [Fact]
    public void InvalidOptions_ThrowAndChangeNothing()
    {
        var breaker = new CircuitBreaker("N.IOrders", Breakers.OneFailureOpens(), _time);
        var exception = Assert.Throws<ArgumentException>(() => breaker.Configure(new CircuitBreakerOptions { ConsecutiveFailures = -1 }));
        Assert.Contains("'N.IOrders'", exception.Message);
        Assert.Contains("ConsecutiveFailures is -1; allowed is 0 to 1,000,000 failures.", exception.Message);
        breaker.Fail();
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void OptionsChangedAfterwards_HaveNoEffect()
    {
        CircuitBreakerOptions options = Breakers.OneFailureOpens();
        var breaker = new CircuitBreaker("test", options, _time);
        options.ConsecutiveFailures = 100;
        breaker.Fail();
        Assert.Equal(CircuitState.Open, breaker.State);
    }
}
