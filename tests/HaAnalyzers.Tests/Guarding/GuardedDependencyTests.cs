using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

public sealed class GuardedDependencyTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task ReusedTimeout_IsArmedAgain()
    {
        // Only the system clock lets a token source be used twice; without a timeout the wait would end at the limit.
        var guarded = new GuardedDependency("IRows", new DependencyOptions { Timeout = TimeSpan.FromMilliseconds(20) });
        for (int i = 0; i < 3; i++)
        {
            Assert.True(guarded.TryBegin("GetAsync", CancellationToken.None, out GuardedCall answered));
            answered.Succeed();
        }

        Assert.True(guarded.TryBegin("GetAsync", CancellationToken.None, out GuardedCall hanging));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, hanging.Token).WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.True(hanging.Fail(new OperationCanceledException(hanging.Token)));
    }

    [Fact]
    public void OpenBreaker_RejectsBothKindsOfCalls()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        guarded.Begin().Fail(new HttpRequestException());
        Assert.False(guarded.TryBegin("GetAsync", out _));
        Assert.False(guarded.TryBegin("GetAsync", CancellationToken.None, out _));
        Assert.Equal(0, guarded.UnderWay);
    }

    [Fact]
    public void CallsBeyondMaxConcurrency_AreRejectedUntilOneEnds()
    {
        GuardedDependency guarded = Dependencies.Create(_time, options => options.MaxConcurrency = 2);
        GuardedCall first = guarded.Begin();
        guarded.Begin(CancellationToken.None);
        Assert.False(guarded.TryBegin("GetAsync", out _));
        Assert.False(guarded.TryBegin("GetAsync", CancellationToken.None, out _));
        first.Succeed();
        Assert.True(guarded.TryBegin("GetAsync", out _));
    }

    [Fact]
    public void ProbeRejectedByMaxConcurrency_GivesItsSlotBack()
    {
        GuardedDependency guarded = Dependencies.Create(_time, options => options.MaxConcurrency = 1);
        GuardedCall early = guarded.Begin();
        guarded.Breaker.Fail();
        _time.Advance(Breakers.Break);
        Assert.False(guarded.TryBegin("GetAsync", out _));
        early.Succeed();
        Assert.True(guarded.TryBegin("GetAsync", out _));
    }

    [Fact]
    public void AbandonedCalls_AreBoundedByMaxConcurrency()
    {
        GuardedDependency guarded = Dependencies.Create(_time, options =>
        {
            options.MaxConcurrency = 3;
            options.CircuitBreaker.ConsecutiveFailures = 0;
        });
        TaskCompletionSource<int>[] hung = [new(), new(), new()];
        foreach (TaskCompletionSource<int> each in hung)
        {
            Assert.False(guarded.Begin().CompleteAsync(each.Task).AsTask().IsCompleted);
        }

        _time.Advance(Dependencies.Timeout);
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
        Assert.False(guarded.TryBegin("GetAsync", out _));
        hung[1].SetResult(1);
        Assert.True(guarded.TryBegin("GetAsync", out _));
        Assert.False(guarded.TryBegin("GetAsync", out _));
    }

    [Fact]
    public void ConcurrencyOnManyThreads_NeverExceedsTheMaximumAndEndsAtZero()
    {
        GuardedDependency guarded = Dependencies.Create(_time, options => options.MaxConcurrency = 3);
        int most = 0;
        Parallel.For(0, 200_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            if (guarded.TryBegin("GetAsync", out GuardedCall call))
            {
                int seen = guarded.UnderWay;
                if (seen > most)
                {
                    most = seen;
                }

                call.Succeed();
            }
        });
        Assert.InRange(most, 1, 3);
        Assert.Equal(0, guarded.UnderWay);
    }

    [Fact]
    public void SynchronousFailure_CountsAndAsksForTheFallback()
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        Assert.True(guarded.Begin().Fail(new HttpRequestException()));
        Assert.Equal(CircuitState.Open, guarded.Breaker.State);
    }

    [Fact]
    public void SynchronousCancellationByTheCaller_CountsNothingAndIsRethrown()
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        using var caller = new CancellationTokenSource();
        GuardedCall call = guarded.Begin(caller.Token);
        caller.Cancel();
        Assert.True(call.Token.IsCancellationRequested);
        Assert.False(call.Fail(new OperationCanceledException(call.Token)));
        Assert.Equal((CircuitState.HalfOpen, 0), (guarded.Breaker.State, guarded.UnderWay));
        guarded.Begin();
    }

    [Fact]
    public void SynchronousAnswerToACancellationWithAnotherException_CountsNothingAndAsksForTheFallback()
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        using var caller = new CancellationTokenSource();
        GuardedCall call = guarded.Begin(caller.Token);
        caller.Cancel();
        Assert.True(call.Fail(new InvalidOperationException("Operation cancelled by user.")));
        Assert.Equal(CircuitState.HalfOpen, guarded.Breaker.State);
    }

    [Fact]
    public void SynchronousCancellationByTheTimeout_IsAFailure()
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        using var caller = new CancellationTokenSource();
        GuardedCall call = guarded.Begin(caller.Token);
        _time.Advance(Dependencies.Timeout);
        Assert.True(call.Token.IsCancellationRequested);
        Assert.True(call.Fail(new OperationCanceledException(call.Token)));
        Assert.Equal(CircuitState.Open, guarded.Breaker.State);
    }

    [Fact]
    public void SynchronousCancellationOfAMemberWithoutToken_IsAFailure()
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        GuardedCall call = guarded.Begin();
        Assert.False(call.Token.CanBeCanceled);
        Assert.True(call.Fail(new OperationCanceledException()));
        Assert.Equal(CircuitState.Open, guarded.Breaker.State);
    }

    [Fact]
    public void TokenOfAnEndedCall_IsNotSignalledByItsCallerAnyMore()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        using var caller = new CancellationTokenSource();
        GuardedCall call = guarded.Begin(caller.Token);
        CancellationToken token = call.Token;
        call.Succeed();
        GuardedCall next = guarded.Begin(CancellationToken.None);
        caller.Cancel();
        Assert.False(token.IsCancellationRequested);
        Assert.False(next.Token.IsCancellationRequested);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CallbackOfTheDependencyThatThrows_ReachesNeitherCallerNorTimer(bool byCaller)
    {
        var thrown = new InvalidOperationException("Told to stop, in this very test.");

        Assert.True(Unobserved.IsReported(thrown, () =>
        {
            GuardedDependency guarded = Dependencies.Create(_time);
            using var caller = new CancellationTokenSource();
            GuardedCall call = guarded.Begin(byCaller ? caller.Token : CancellationToken.None);
            using CancellationTokenRegistration registration = call.Token.UnsafeRegister(_ => throw thrown, null);
            if (byCaller)
            {
                caller.Cancel();
            }
            else
            {
                _time.Advance(Dependencies.Timeout);
            }

            Assert.True(call.Token.IsCancellationRequested);
        }));
    }

    [Fact]
    public void NewTimeout_HoldsFromTheNextCallOn()
    {
        var guarded = new GuardedDependency("N.IOrders", new DependencyOptions { Timeout = TimeSpan.FromHours(1) });
        guarded.Begin(CancellationToken.None).Succeed();
        DependencyOptions longer = guarded.Options;
        longer.Timeout = TimeSpan.FromHours(2);
        guarded.Configure(longer);
        GuardedCall call = guarded.Begin(CancellationToken.None);
        Assert.Equal(TimeSpan.FromHours(2), call.DeadlineOrNew().Timeout);
        Assert.False(call.Token.IsCancellationRequested);
        call.Succeed();
    }

    [Theory]
    [InlineData(99, CircuitState.Closed)]
    [InlineData(100, CircuitState.Open)]
    public async Task SlowSuccess_CountsAsFailureButIsAnswered(int milliseconds, CircuitState expected)
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time, options => options.SlowCallDuration = TimeSpan.FromMilliseconds(100));
        var pending = new TaskCompletionSource<int>();
        ValueTask<CallOutcome<int>> outcome = guarded.Begin().CompleteAsync(pending.Task);
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        pending.SetResult(42);
        Assert.Equal(42, (await outcome).Result);
        Assert.Equal(expected, guarded.Breaker.State);
    }

    [Fact]
    public void SlowSynchronousSuccess_CountsAsFailure()
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time, options => options.SlowCallDuration = TimeSpan.FromMilliseconds(100));
        GuardedCall call = guarded.Begin();
        _time.Advance(TimeSpan.FromMilliseconds(100));
        call.Succeed();
        Assert.Equal(CircuitState.Open, guarded.Breaker.State);
    }

    [Fact]
    public void SlowCallSetDuringACall_DoesNotJudgeThatCall()
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        GuardedCall call = guarded.Begin();
        DependencyOptions options = guarded.Options;
        options.SlowCallDuration = TimeSpan.FromMilliseconds(100);
        guarded.Configure(options);
        call.Succeed();
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
    }

    [Fact]
    public void InvalidConfigure_ThrowsAndKeepsEverything()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        DependencyOptions options = guarded.Options;
        options.Timeout = TimeSpan.FromSeconds(9);
        options.CircuitBreaker.ConsecutiveFailures = -1;
        Assert.Throws<ArgumentException>(() => guarded.Configure(options));
        Assert.Equal(Dependencies.Timeout, guarded.Options.Timeout);
        Assert.Equal(1, guarded.Options.CircuitBreaker.ConsecutiveFailures);
    }

    [Fact]
    public void Configure_ReachesTheBreakerAndKeepsItsState()
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        DependencyOptions options = guarded.Options;
        options.CircuitBreaker.ConsecutiveFailures = 2;
        guarded.Configure(options);
        Assert.Equal(CircuitState.Open, guarded.Breaker.State);
        guarded.Begin().Succeed();
        guarded.Begin().Fail(new HttpRequestException());
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
        guarded.Begin().Fail(new HttpRequestException());
        Assert.Equal(CircuitState.Open, guarded.Breaker.State);
    }

    [Fact]
    public void Options_AreACopy()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        guarded.Options.MaxConcurrency = 7;
        guarded.Options.CircuitBreaker.HalfOpenProbes = 7;
        Assert.Equal(1_000, guarded.Options.MaxConcurrency);
        Assert.Equal(1, guarded.Options.CircuitBreaker.HalfOpenProbes);
    }

    [Fact]
    public void Unavailable_NamesDependencyMemberStateAndRetryAfter()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        var failure = new HttpRequestException();
        guarded.Begin().Fail(failure);
        DependencyUnavailableException exception = guarded.Unavailable("GetAsync", failure);
        Assert.Equal("N.IOrders.GetAsync is unavailable and has no fallback; its circuit breaker is Open, retry after 5 s.", exception.Message);
        Assert.Same(failure, exception.InnerException);
        Assert.Equal(Breakers.Break, exception.RetryAfter);
    }
}
