using System.Runtime.CompilerServices;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.CircuitBreaking;

public sealed class StateChangedTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _seen = [];

    [Fact]
    public void EachChange_IsToldWithNameStatesAndRetryAfter()
    {
        var breaker = new CircuitBreaker("N.IOrders", Breakers.OneFailureOpens(), _time);
        breaker.StateChanged += (sender, change) =>
        {
            Assert.Same(breaker, sender);
            _seen.Add($"{change.BreakerName} {change.Previous}>{change.Current} {change.RetryAfter}");
        };
        breaker.Fail();
        _time.Advance(Breakers.Break);
        breaker.Succeed();
        breaker.Isolate();
        Assert.Equal(
            [
                "N.IOrders Closed>Open 00:00:05",
                "N.IOrders Open>HalfOpen ",
                "N.IOrders HalfOpen>Closed ",
                "N.IOrders Closed>Isolated ",
            ],
            _seen);
    }

    [Fact]
    public void SubscriberThatChangesTheState_IsToldInOrder()
    {
        var breaker = new CircuitBreaker("test", Breakers.OneFailureOpens(), _time);
        breaker.StateChanged += (_, change) =>
        {
            if (change.Current == CircuitState.Open)
            {
                breaker.Isolate();
                breaker.Close();
            }
        };
        breaker.StateChanged += (_, change) => _seen.Add($"{change.Previous}>{change.Current}");
        breaker.Fail();
        Assert.Equal(["Closed>Open", "Open>Isolated", "Isolated>Closed"], _seen);
    }

    [Fact]
    public void SubscriberThatUsesTheBreakerFromAnotherThread_IsNotBlocked()
    {
        var breaker = new CircuitBreaker("test", Breakers.OneFailureOpens(), _time);
        CircuitState? seen = null;
        breaker.StateChanged += (_, _) =>
        {
            var other = new Thread(() =>
            {
                breaker.TryEnter(out CallPermit _);
                seen = breaker.RetryAfter is null ? null : breaker.State;
            });
            other.Start();
            other.Join();
        };
        breaker.Fail();
        Assert.Equal(CircuitState.Open, seen);
    }

    [Fact]
    public void ThrowingSubscriber_NeitherFailsTheCallNorSilencesTheOthers()
    {
        var breaker = new CircuitBreaker("test", Breakers.OneFailureOpens(), _time);
        breaker.StateChanged += (_, _) => throw new InvalidOperationException("subscriber");
        breaker.StateChanged += (_, change) => _seen.Add($"{change.Previous}>{change.Current}");
        breaker.Fail();
        breaker.Close();
        Assert.Equal(["Closed>Open", "Open>Closed"], _seen);
    }

    [Fact]
    public void ExceptionOfASubscriber_ReachesUnobservedTaskException()
    {
        var marker = new InvalidOperationException("subscriber of this very test");
        bool reported = false;
        EventHandler<UnobservedTaskExceptionEventArgs> watch =
            (_, e) => reported |= e.Exception.InnerExceptions.Contains(marker);
        TaskScheduler.UnobservedTaskException += watch;
        try
        {
            FailWithThrowingSubscriber(marker);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= watch;
        }

        Assert.True(reported);
    }

    [Fact]
    public void ChangesOnManyThreads_AreToldAsOneUnbrokenChain()
    {
        var breaker = new CircuitBreaker("test", Breakers.OneFailureOpens(), _time);
        var changes = new List<CircuitStateChangedEventArgs>();
        breaker.StateChanged += (_, change) => changes.Add(change);
        Parallel.For(0, 4, _ =>
        {
            for (int i = 0; i < 2_000; i++)
            {
                breaker.Isolate();
                breaker.Close();
                if (breaker.TryEnter(out CallPermit permit))
                {
                    breaker.RecordFailure(permit);
                }
            }
        });
        Assert.Equal(CircuitState.Closed, changes[0].Previous);
        Assert.All(changes.Zip(changes.Skip(1)), pair => Assert.Equal(pair.First.Current, pair.Second.Previous));
        Assert.Equal(breaker.State, changes[^1].Current);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FailWithThrowingSubscriber(Exception exception)
    {
        var breaker = new CircuitBreaker("test", Breakers.OneFailureOpens(), _time);
        breaker.StateChanged += (_, _) => throw exception;
        breaker.Fail();
    }
}
