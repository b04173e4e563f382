using System.Runtime.CompilerServices;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>Answer, timeout and cancellation at the same moment on real threads; reuse of what is pooled.</summary>
public sealed class CompleteAsyncRaceTests
{
    private const int Rounds = 3_000;

    [Fact]
    public async Task AnswerTimeoutAndCancellationAtOnce_OneOfThemEndsTheCall()
    {
        var time = new FakeTimeProvider();
        GuardedDependency guarded = Dependencies.Create(time, options => options.CircuitBreaker.ConsecutiveFailures = 0);
        var endings = new Dictionary<string, int>();
        for (int round = 0; round < Rounds; round++)
        {
            using var caller = new CancellationTokenSource();
            var pending = new TaskCompletionSource<int>();
            Task<string> ending = Ending(guarded.Begin(caller.Token), pending.Task, round, caller.Token);
            RunTogether(
                Delayed(round, () => pending.SetResult(round)),
                Delayed(round / 7, caller.Cancel),
                Delayed(round / 49, () => time.Advance(Dependencies.Timeout)));
            string how = await ending;
            endings[how] = endings.GetValueOrDefault(how) + 1;
            Assert.Equal(0, guarded.UnderWay);
        }

        Assert.Equal(Rounds, endings.Values.Sum());
        Assert.DoesNotContain("wrong answer", endings.Keys);
    }

    [Fact]
    public async Task ManyCallsOnManyThreads_EachGetsItsOwnAnswer()
    {
        var guarded = new GuardedDependency("N.IOrders", new DependencyOptions { Timeout = TimeSpan.FromHours(1), MaxConcurrency = 10_000 });
        await Task.WhenAll(Enumerable.Range(0, 64).Select(worker => Task.Run(async () =>
        {
            using var caller = new CancellationTokenSource();
            for (int i = 0; i < 500; i++)
            {
                int expected = (worker * 1_000) + i;
                GuardedCall call = i % 2 == 0 ? guarded.Begin() : guarded.Begin(caller.Token);
                CallOutcome<int> outcome = i % 3 == 0
                    ? await call.CompleteAsync(AnswerLater(expected).AsTask())
                    : await call.CompleteAsync(AnswerLater(expected));
                Assert.Equal((true, expected), (outcome.Succeeded, outcome.Result));
            }
        })));
        Assert.Equal(0, guarded.UnderWay);
    }

    [Fact]
    public async Task OutcomeTakenTwice_ThrowsAndDisturbsNoOtherCall()
    {
        GuardedDependency guarded = Dependencies.Create(new FakeTimeProvider());
        var first = new TaskCompletionSource<int>();
        ValueTask<int> outcome = guarded.Begin().AnswerAsync(new ValueTask<int>(first.Task));
        first.SetResult(1);
        Assert.Equal(1, await outcome);

        var second = new TaskCompletionSource<int>();
        ValueTask<int> other = guarded.Begin().AnswerAsync(new ValueTask<int>(second.Task));
        second.SetResult(2);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await outcome);
        Assert.Equal(2, await other);
    }

    [Fact]
    public void LateFailureOfAnAbandonedCall_IsObserved()
    {
        var marker = new InvalidOperationException("late failure of this very test");
        bool unobserved = false;
        EventHandler<UnobservedTaskExceptionEventArgs> watch = (_, e) => unobserved |= e.Exception.InnerExceptions.Contains(marker);
        TaskScheduler.UnobservedTaskException += watch;
        try
        {
            AbandonAndFailLate(marker);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= watch;
        }

        Assert.False(unobserved);
    }

    [Fact]
    public void OutcomeNobodyAwaits_IsCountedAllTheSame()
    {
        GuardedDependency guarded = Dependencies.Create(new FakeTimeProvider());
        var pending = new TaskCompletionSource<int>();
        ValueTask<CallOutcome<int>> outcome = guarded.Begin().CompleteAsync(pending.Task);
        Assert.False(outcome.IsCompleted);
        pending.SetException(new HttpRequestException());
        Assert.Equal((CircuitState.Open, 0), (guarded.Breaker.State, guarded.UnderWay));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AbandonAndFailLate(Exception failure)
    {
        var time = new FakeTimeProvider();
        GuardedDependency guarded = Dependencies.Create(time, options => options.CircuitBreaker.ConsecutiveFailures = 0);
        TaskCompletionSource<int>[] pending = [new(), new()];
        ValueTask<CallOutcome<int>> withResult = guarded.Begin().CompleteAsync(pending[0].Task);
        ValueTask<CallOutcome<NoResult>> withoutResult = guarded.Begin().CompleteAsync((Task)pending[1].Task);
        Assert.False(withResult.IsCompleted || withoutResult.IsCompleted);
        time.Advance(Dependencies.Timeout);
        pending[0].SetException(failure);
        pending[1].SetException(failure);
        Assert.Equal(0, guarded.UnderWay);
    }

    private static async Task<string> Ending(GuardedCall call, Task<int> pending, int expected, CancellationToken callerToken)
    {
        try
        {
            CallOutcome<int> outcome = await call.CompleteAsync(pending);
            return outcome switch
            {
                { Succeeded: true } => outcome.Result == expected ? "answer" : "wrong answer",
                { Failure: TimeoutException } => "timeout",
                _ => "wrong answer",
            };
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken == callerToken)
        {
            return "cancelled";
        }
    }

    private static async ValueTask<int> AnswerLater(int answer)
    {
        await Task.Yield();
        return answer;
    }

    private static Action Delayed(int spins, Action action) => () =>
    {
        Thread.SpinWait(spins % 7 * 20);
        action();
    };

    private static void RunTogether(params Action[] actions)
    {
        using var barrier = new Barrier(actions.Length);
        Thread[] threads = [.. actions.Select(action => new Thread(() =>
        {
            barrier.SignalAndWait();
            action();
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }
}
