using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.CircuitBreaking;

public sealed class BreakAndProbeTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(0.0, new[] { 5.0, 10, 20, 40, 60, 60 })]
    [InlineData(0.5, new[] { 5.0, 9, 18, 36, 54, 54 })]
    [InlineData(1.0, new[] { 5.0, 8, 16, 32, 48, 48 })]
    public void FailingProbes_DoubleTheBreakUpToTheMaximum(double random, double[] expectedSeconds)
    {
        CircuitBreaker breaker = Growing(random);
        breaker.Fail();
        foreach (double seconds in expectedSeconds)
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), breaker.RetryAfter);
            _time.Advance(TimeSpan.FromSeconds(seconds));
            breaker.Fail();
        }
    }

    [Fact]
    public void ManyFailingProbes_NeverExceedTheMaximum()
    {
        CircuitBreaker breaker = Growing(random: 0);
        breaker.Fail();
        for (int i = 0; i < 2_000; i++)
        {
            Assert.InRange(breaker.RetryAfter!.Value, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60));
            _time.Advance(TimeSpan.FromSeconds(60));
            breaker.Fail();
        }
    }

    [Fact]
    public void AfterClosing_TheBreakIsShortAgain()
    {
        CircuitBreaker breaker = Growing(random: 0);
        breaker.Fail();
        _time.Advance(TimeSpan.FromSeconds(5));
        breaker.Fail();
        _time.Advance(TimeSpan.FromSeconds(10));
        breaker.Succeed();
        breaker.Fail();
        Assert.Equal(TimeSpan.FromSeconds(5), breaker.RetryAfter);
    }

    [Fact]
    public void ReadingStateAfterTheBreak_DoesNotChangeIt()
    {
        CircuitBreaker breaker = Breakers.Probable(_time);
        Assert.Equal(CircuitState.Open, breaker.State);
        Assert.Equal(TimeSpan.Zero, breaker.RetryAfter);
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void RetryAfter_IsTheRestOfTheBreakWhileOpenOnly()
    {
        CircuitBreaker breaker = Breakers.Open(_time);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(3), breaker.RetryAfter);
        breaker.Isolate();
        Assert.Null(breaker.RetryAfter);
        breaker.Close();
        Assert.Null(breaker.RetryAfter);
    }

    [Fact]
    public void ThreeProbes_AreAdmittedAndCloseTheBreakerTogether()
    {
        CircuitBreaker breaker = Breakers.Probable(_time, halfOpenProbes: 3);
        CallPermit[] probes = [breaker.Enter(), breaker.Enter(), breaker.Enter()];
        Assert.False(breaker.TryEnter(out _));
        breaker.RecordSuccess(probes[0]);
        Assert.False(breaker.TryEnter(out _));
        breaker.RecordSuccess(probes[1]);
        Assert.Equal(CircuitState.HalfOpen, breaker.State);
        breaker.RecordSuccess(probes[2]);
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void OneFailureAmongThreeProbes_OpensAgain()
    {
        CircuitBreaker breaker = Breakers.Probable(_time, halfOpenProbes: 3);
        CallPermit[] probes = [breaker.Enter(), breaker.Enter(), breaker.Enter()];
        breaker.RecordSuccess(probes[0]);
        breaker.RecordFailure(probes[1]);
        breaker.RecordSuccess(probes[2]);
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void IgnoredProbe_GivesItsSlotToExactlyOneOther()
    {
        CircuitBreaker breaker = Breakers.Probable(_time);
        breaker.RecordIgnored(breaker.Enter());
        CallPermit second = breaker.Enter();
        Assert.False(breaker.TryEnter(out _));
        breaker.RecordSuccess(second);
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void SilentProbe_LosesItsSlotAfterTheBreakDuration()
    {
        CircuitBreaker breaker = Breakers.Probable(_time);
        breaker.Enter();
        _time.Advance(Breakers.Break - TimeSpan.FromTicks(1));
        Assert.False(breaker.TryEnter(out _));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(breaker.TryEnter(out _));
        Assert.False(breaker.TryEnter(out _));
    }

    [Fact]
    public void SilentProbeThatReportsAtLast_StillCounts()
    {
        // Otherwise a dependency whose answers take longer than a break would stay half-open for ever.
        CircuitBreaker breaker = Breakers.Probable(_time);
        CallPermit slow = breaker.Enter();
        _time.Advance(Breakers.Break);
        CallPermit replacement = breaker.Enter();
        breaker.RecordFailure(slow);
        Assert.Equal(CircuitState.Open, breaker.State);
        breaker.RecordSuccess(replacement);
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void ReplacedProbeThatIsIgnored_DoesNotFreeTheSlotOfItsReplacement()
    {
        CircuitBreaker breaker = Breakers.Probable(_time);
        CallPermit silent = breaker.Enter();
        _time.Advance(Breakers.Break);
        breaker.Enter();
        breaker.RecordIgnored(silent);
        Assert.False(breaker.TryEnter(out _));
    }

    [Fact]
    public void ProbeOfAnEarlierHalfOpenPeriod_DoesNotDecideThisOne()
    {
        CircuitBreaker breaker = Breakers.Probable(_time, halfOpenProbes: 2);
        CallPermit first = breaker.Enter();
        breaker.Fail();
        _time.Advance(Breakers.Break);
        breaker.Enter();
        breaker.RecordFailure(first);
        Assert.Equal(CircuitState.HalfOpen, breaker.State);
    }

    [Fact]
    public void IsolatedBreaker_IgnoresTimeUntilClosed()
    {
        CircuitBreaker breaker = Breakers.Open(_time);
        breaker.Isolate();
        _time.Advance(TimeSpan.FromDays(1));
        Assert.False(breaker.TryEnter(out _));
        breaker.Close();
        Assert.True(breaker.TryEnter(out _));
    }

    private CircuitBreaker Growing(double random) => new(
        "test",
        new CircuitBreakerOptions { ConsecutiveFailures = 1, BreakDuration = TimeSpan.FromSeconds(5), MaxBreakDuration = TimeSpan.FromSeconds(60) },
        _time,
        () => random);
}
