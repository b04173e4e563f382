using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using HaAnalyzers.Tests.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Throttling;

[Collection(nameof(ListeningTests))]
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

    [Fact]
    public async Task SuspendedCallThatItsCallerCancels_IsAccepted()
    {
        GuardedDependency dependency = Create(isThrottled: true);
        for (int i = 0; i < 50; i++)
        {
            using var caller = new CancellationTokenSource();
            Task<int> answer = dependency.Begin(caller.Token).AnswerAsync(new TaskCompletionSource<int>().Task);
            await caller.CancelAsync();
            await Assert.ThrowsAsync<TaskCanceledException>(() => answer);
        }

        Assert.Equal(0, dependency.Throttle!.RejectionProbability);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1_000, 0)]
    [InlineData(2_000, 2_000)]
    [InlineData(30_000, 30_000)]
    [InlineData(3_600_000, 30_000)]
    public void Postponed_IsLeftAloneForThatTime_ButNoLongerThanTheLongestBreak(int retryAfter, int milliseconds)
    {
        GuardedDependency dependency = Create(isThrottled: true);
        GuardedDependency part = dependency.CreatePart("Part");
        dependency.Postpone(TimeSpan.FromMilliseconds(retryAfter));

        if (milliseconds > 0)
        {
            _time.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
            Assert.False(dependency.TryBegin("GetAsync", out _));
            Assert.False(part.TryBegin("GetAsync", out _));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        dependency.Begin().Succeed();
        part.Begin().Succeed();
    }

    [Fact]
    public void ProbeThatTheThrottleRejects_GivesItsSlotBack()
    {
        GuardedDependency dependency = Dependencies.AboutToProbe(_time, options => options.AdaptiveThrottle = true);
        using var recorded = new RecordedMeasurements(Dependencies.Contract);
        dependency.Postpone(TimeSpan.FromSeconds(1));

        Assert.False(dependency.TryBegin("GetAsync", out _));
        Assert.Equal(["1 haanalyzers.member=GetAsync haanalyzers.outcome=rejected_by_throttle"], recorded.Of("haanalyzers.guard.calls"));

        // Sooner than a probe that hangs would be replaced.
        _time.Advance(TimeSpan.FromSeconds(1));
        dependency.Begin().Succeed();
        Assert.Equal(CircuitState.Closed, dependency.Breaker.State);
    }

    private GuardedDependency Create(bool isThrottled) => new(Dependencies.Contract, Options(isThrottled), _time);

    private static DependencyOptions Options(bool isThrottled) => new()
    {
        AdaptiveThrottle = isThrottled,
        IgnoredExceptions = [typeof(InvalidOperationException)],
        CircuitBreaker = { MaxBreakDuration = TimeSpan.FromSeconds(30), FailureRatio = 1, MinimumThroughput = 1_000_000, ConsecutiveFailures = 0 },
    };
}
