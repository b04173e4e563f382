using System.Collections.Concurrent;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using static HaAnalyzers.Interleaving.Tests.Interleavings;

namespace HaAnalyzers.Interleaving.Tests;

/// <summary>A few calls at once, in every order in which their steps can happen.</summary>
public sealed class CircuitBreakerInterleavingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void CallersAfterTheBreak_AdmitExactlyTheProbes(int probes)
    {
        int schedules = RunAll(clock =>
        {
            CircuitBreaker breaker = AfterTheBreak(clock, probes);
            int admitted = 0;
            Action enter = () => Count(breaker.TryEnter(out _), ref admitted);
            return new Scenario((Action[])[enter, enter, enter], schedule =>
            {
                Assert.True(admitted == probes, $"{schedule}: {admitted} of {probes}");
                Assert.Equal(CircuitState.HalfOpen, breaker.State);
            });
        });
        Assert.Equal(1_680, schedules);
    }

    [Fact]
    public void LateSuccessDuringTheFirstProbe_NeverCloses()
    {
        int schedules = RunAll(clock =>
        {
            (CircuitBreaker breaker, CallPermit late) = AfterTheBreakWithLateCall(clock);
            int admitted = 0;
            Action enter = () => Count(breaker.TryEnter(out _), ref admitted);
            return new Scenario([enter, () => breaker.RecordSuccess(late), () => breaker.RecordFailure(late), enter], schedule =>
            {
                Assert.True(admitted == 1, schedule);
                Assert.Equal(CircuitState.HalfOpen, breaker.State);
            });
        });
        Assert.InRange(schedules, 20, int.MaxValue);
    }

    [Fact]
    public void ProbesThatDisagree_EndInTheStateOfTheFirstDecision()
    {
        RunAll(clock =>
        {
            CircuitBreaker breaker = AfterTheBreak(clock, probes: 2);
            CallPermit first = breaker.Enter();
            CallPermit second = breaker.Enter();
            int admitted = 0;
            return new Scenario(
                [() => breaker.RecordSuccess(first), () => breaker.RecordFailure(second), () => Count(breaker.TryEnter(out _), ref admitted)],
                schedule =>
                {
                    // One of two successes does not close; the failure opens; nobody else gets in.
                    Assert.True(admitted == 0, schedule);
                    Assert.Equal(CircuitState.Open, breaker.State);
                });
        });
    }

    [Fact]
    public void IgnoredProbeAmongCallers_HandsItsSlotToAtMostOne()
    {
        RunAll(clock =>
        {
            CircuitBreaker breaker = AfterTheBreak(clock, probes: 1);
            CallPermit probe = breaker.Enter();
            int admitted = 0;
            Action enter = () => Count(breaker.TryEnter(out _), ref admitted);
            return new Scenario([() => breaker.RecordIgnored(probe), enter, enter], schedule =>
            {
                Assert.True(admitted <= 1, schedule);
                Assert.Equal(admitted == 0, breaker.TryEnter(out _));
            });
        });
    }

    [Fact]
    public void FailuresAndIsolation_AreToldAsAChainOfLegalChanges()
    {
        RunAll(clock =>
        {
            var breaker = new CircuitBreaker("test", Breakers.OneFailureOpens(), clock);
            var changes = new ConcurrentQueue<CircuitStateChangedEventArgs>();
            breaker.StateChanged += (_, change) => changes.Enqueue(change);
            CallPermit[] calls = [breaker.Enter(), breaker.Enter(), breaker.Enter()];
            return new Scenario(
                [() => breaker.RecordFailure(calls[0]), () => breaker.RecordFailure(calls[1]), () => breaker.RecordSuccess(calls[2]), breaker.Isolate],
                schedule =>
                {
                    Assert.Equal(CircuitState.Isolated, breaker.State);
                    string told = string.Join(" ", changes.Select(change => $"{change.Previous}>{change.Current}"));
                    Assert.True(told is "Closed>Isolated" or "Closed>Open Open>Isolated", $"{schedule}: {told}");
                });
        });
    }

    [Fact]
    public void SuccessesWhileABucketEnds_AreCountedOnce()
    {
        RunAll(clock =>
        {
            var options = new CircuitBreakerOptions { FailureRatio = 0.5, MinimumThroughput = 4, ConsecutiveFailures = 0 };
            var breaker = new CircuitBreaker("test", options, clock);
            breaker.Succeed();
            breaker.Fail();
            CallPermit underWay = breaker.Enter();
            return new Scenario([() => breaker.RecordSuccess(underWay), () => clock.Advance(options.SamplingDuration / 10)], schedule =>
            {
                // Lost, the third call would be missing; counted twice, the ratio would be too low.
                Assert.True(breaker.State == CircuitState.Closed, schedule);
                breaker.Fail();
                Assert.True(breaker.State == CircuitState.Open, schedule);
            });
        });
    }

    [Fact]
    public void SuccessThatComesWithTheBreak_IsNotCountedAfterIt()
    {
        RunAll(clock =>
        {
            var options = new CircuitBreakerOptions { FailureRatio = 1, MinimumThroughput = 2, ConsecutiveFailures = 0 };
            var breaker = new CircuitBreaker("test", options, clock);
            CallPermit late = breaker.Enter();
            return new Scenario([() => breaker.RecordSuccess(late), breaker.Close], schedule =>
            {
                breaker.Fail();
                breaker.Fail();
                Assert.True(breaker.State == CircuitState.Open, schedule);
            });
        });
    }

    private static void Count(bool admitted, ref int count) => count += admitted ? 1 : 0;

    private static CircuitBreaker AfterTheBreak(FakeTimeProvider clock, int probes)
    {
        CircuitBreaker breaker = Breakers.Open(clock, probes);
        clock.Advance(Breakers.Break);
        return breaker;
    }

    private static (CircuitBreaker Breaker, CallPermit Late) AfterTheBreakWithLateCall(FakeTimeProvider clock)
    {
        var breaker = new CircuitBreaker("test", Breakers.OneFailureOpens(), clock);
        CallPermit late = breaker.Enter();
        breaker.Fail();
        clock.Advance(Breakers.Break);
        return (breaker, late);
    }
}
