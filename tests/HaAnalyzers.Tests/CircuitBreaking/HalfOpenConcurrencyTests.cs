using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.CircuitBreaking;

/// <summary>Real threads, started together round after round.</summary>
public sealed class HalfOpenConcurrencyTests
{
    private const int Threads = 8;
    private const int Rounds = 500;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AllThreadsAtOnce_ExactlyTheProbesGetThrough(int probes)
    {
        var time = new FakeTimeProvider();
        CircuitBreaker breaker = null!;
        int admitted = 0;
        Together(
            before: () =>
            {
                breaker = Breakers.Probable(time, probes);
                admitted = 0;
            },
            body: _ =>
            {
                for (int i = 0; i < 20; i++)
                {
                    if (breaker.TryEnter(out CallPermit _))
                    {
                        Interlocked.Increment(ref admitted);
                    }
                }
            },
            after: () => Assert.Equal(probes, admitted));
    }

    [Fact]
    public void ProbesThatAreIgnored_NeverExceedTheSlotsAndLeaveThemFree()
    {
        var time = new FakeTimeProvider();
        CircuitBreaker breaker = null!;
        int underWay = 0;
        int most = 0;
        int admitted = 0;
        Together(
            before: () =>
            {
                breaker = Breakers.Probable(time, halfOpenProbes: 2);
                (underWay, most, admitted) = (0, 0, 0);
            },
            body: _ =>
            {
                for (int i = 0; i < 50; i++)
                {
                    if (breaker.TryEnter(out CallPermit permit))
                    {
                        Interlocked.Increment(ref admitted);
                        InterlockedMax(ref most, Interlocked.Increment(ref underWay));
                        Interlocked.Decrement(ref underWay);
                        breaker.RecordIgnored(permit);
                    }
                }
            },
            after: () =>
            {
                Assert.InRange(most, 1, 2);
                Assert.InRange(admitted, 2, int.MaxValue);
                breaker.Enter();
                breaker.Enter();
                Assert.False(breaker.TryEnter(out CallPermit _));
            });
    }

    [Fact]
    public void OutcomesOfOnePeriodOnAllThreads_ChangeTheStateOnce()
    {
        var time = new FakeTimeProvider();
        CircuitBreaker breaker = null!;
        CallPermit[] permits = [];
        int changes = 0;
        Together(
            before: () =>
            {
                breaker = new CircuitBreaker("test", Breakers.OneFailureOpens(), time);
                changes = 0;
                breaker.StateChanged += (_, _) => Interlocked.Increment(ref changes);
                permits = [.. Enumerable.Range(0, Threads).Select(_ => breaker.Enter())];
            },
            body: thread => breaker.RecordFailure(permits[thread]),
            after: () => Assert.Equal((CircuitState.Open, 1), (breaker.State, changes)));
    }

    [Fact]
    public void CountsFromAllThreads_AreComplete()
    {
        var time = new FakeTimeProvider();
        var options = new CircuitBreakerOptions { FailureRatio = 1, MinimumThroughput = Threads * 100, ConsecutiveFailures = 0 };
        CircuitBreaker breaker = null!;
        Together(
            before: () => breaker = new CircuitBreaker("test", options, time),
            body: thread =>
            {
                for (int i = thread == 0 ? 1 : 0; i < 100; i++)
                {
                    breaker.Fail();
                }
            },
            after: () =>
            {
                Assert.Equal(CircuitState.Closed, breaker.State);
                breaker.Fail();
                Assert.Equal(CircuitState.Open, breaker.State);
            });
    }

    private static void Together(Action before, Action<int> body, Action after)
    {
        var barrier = new Barrier(Threads + 1);
        Exception? failure = null;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                barrier.SignalAndWait();
                try
                {
                    body(thread);
                }
                catch (Exception exception)
                {
                    failure = exception;
                }

                barrier.SignalAndWait();
            }
        }))];
        Array.ForEach(threads, thread => thread.IsBackground = true);
        Array.ForEach(threads, thread => thread.Start());
        for (int round = 0; round < Rounds; round++)
        {
            before();
            barrier.SignalAndWait();
            barrier.SignalAndWait();
            Assert.Null(failure);
            after();
        }
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
