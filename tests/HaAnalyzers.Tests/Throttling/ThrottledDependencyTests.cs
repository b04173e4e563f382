using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Throttling;

public sealed class ThrottledDependencyTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Failures_AreNotAccepted_AndCallsAreRejectedWhileTheBreakerIsClosed()
    {
        GuardedDependency dependency = Create(isThrottled: true);
        int sent = 0;
        for (int i = 0; i < 2_000; i++)
        {
            if (dependency.TryBegin("GetAsync", out GuardedCall call))
            {
                call.Fail(new HttpRequestException());
                sent++;
            }
        }

        Assert.InRange(sent, 1, 40);
        Assert.Equal(CircuitState.Closed, dependency.Breaker.State);
    }

    [Fact]
    public void Off_NothingIsRejected()
    {
        GuardedDependency dependency = Create(isThrottled: false);

        Assert.All(Enumerable.Range(0, 200), _ => dependency.Begin().Fail(new HttpRequestException()));
        Assert.Null(dependency.Throttle);
    }

    [Fact]
    public void Answers_AreAccepted_WrongAndIgnoredAndCancelledOnesToo()
    {
        GuardedDependency dependency = Create(isThrottled: true);
        using var caller = new CancellationTokenSource();
        caller.Cancel();
        for (int i = 0; i < 200; i++)
        {
            dependency.Begin().Succeed();
            dependency.Begin(caller.Token).Fail(new HttpRequestException());
            dependency.Begin().Fail(new InvalidOperationException());
            dependency.Begin().Reject();
        }

        Assert.Equal(0, dependency.Throttle!.RejectionProbability);
        dependency.Begin().Fail(new HttpRequestException());
        Assert.Equal(0, dependency.Throttle.RejectionProbability);
    }

    [Fact]
    public void Reconfigured_KeepsItsCountsUntilItIsSwitchedOff()
    {
        GuardedDependency dependency = Create(isThrottled: true);
        dependency.Begin().Fail(new HttpRequestException());

        dependency.Configure(Options(isThrottled: true));
        Assert.Equal(0.5, dependency.Throttle!.RejectionProbability);
        dependency.Configure(Options(isThrottled: false));
        Assert.Null(dependency.Throttle);
        Assert.All(Enumerable.Range(0, 50), _ => dependency.Begin().Succeed());
    }

    private GuardedDependency Create(bool isThrottled) => new(Dependencies.Contract, Options(isThrottled), _time);

    private static DependencyOptions Options(bool isThrottled) => new()
    {
        AdaptiveThrottle = isThrottled,
        IgnoredExceptions = [typeof(InvalidOperationException)],
        CircuitBreaker = { FailureRatio = 1, MinimumThroughput = 1_000_000, ConsecutiveFailures = 0 },
    };
}
