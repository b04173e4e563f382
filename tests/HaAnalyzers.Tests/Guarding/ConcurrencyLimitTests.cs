using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>From a thousand calls on only those that have gone asynchronous are counted; below, every one.</summary>
public sealed class ConcurrencyLimitTests
{
    private const int Limit = 1_000;

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task AThousandSuspendedCalls_AreTheLimit_UntilOneEnds()
    {
        GuardedDependency guarded = Dependencies.Create(_time, options => options.MaxConcurrency = Limit);
        TaskCompletionSource<int>[] pending = [.. Enumerable.Range(0, Limit).Select(_ => new TaskCompletionSource<int>())];
        Task<int>[] answers = [.. pending.Take(Limit - 1).Select(source => guarded.Begin().AnswerAsync(source.Task))];
        Assert.NotNull(guarded.Breaker.Free);
        Task<int> last = guarded.Begin().AnswerAsync(pending[^1].Task);

        Assert.False(guarded.TryBegin("GetAsync", out _));
        Assert.False(guarded.TryBegin("GetAsync", CancellationToken.None, out _));
        Assert.Null(guarded.Breaker.Free);

        pending[0].SetResult(7);
        Assert.Equal(7, await answers[0]);
        Assert.NotNull(guarded.Breaker.Free);
        guarded.Begin().Succeed();

        Array.ForEach(pending[1..], source => source.SetResult(8));
        Assert.All(await Task.WhenAll(answers.Skip(1).Append(last)), answer => Assert.Equal(8, answer));
        Assert.Equal(0, guarded.UnderWay);
    }

    [Fact]
    public void AThousandSynchronousCalls_AreNotCounted_AndNineHundredAre()
    {
        GuardedDependency uncounted = Dependencies.Create(_time, options => options.MaxConcurrency = Limit);
        GuardedDependency counted = Dependencies.Create(_time, options => options.MaxConcurrency = Limit - 1);

        Assert.All(Enumerable.Range(0, Limit + 1), _ => uncounted.Begin());
        Assert.All(Enumerable.Range(0, Limit - 1), _ => counted.Begin());
        Assert.False(counted.TryBegin("GetAsync", out _));
    }

    [Fact]
    public async Task EveryEnd_FreesTheSlot()
    {
        GuardedDependency guarded = Dependencies.Create(_time, options =>
        {
            options.MaxConcurrency = 1;
            options.CircuitBreaker.ConsecutiveFailures = 100;
        });

        guarded.Begin().Succeed();
        guarded.Begin().Reject();
        guarded.Begin().Fail(new HttpRequestException());
        await guarded.Begin().AnswerAsync(Task.FromResult(1));
        await guarded.Begin().AnswerAsync(Task.FromException<int>(new HttpRequestException()));
        await guarded.Begin().AnswerAsync(ValueTask.CompletedTask);
        await guarded.Begin().AnswerAsync(Task.FromException(new HttpRequestException()));

        guarded.Begin().Succeed();
        Assert.Equal(0, guarded.UnderWay);
    }

    [Fact]
    public async Task CallerWhoCancels_IsHeardInEveryCall()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        guarded.Begin(CancellationToken.None).Succeed();
        using var caller = new CancellationTokenSource();

        // The deadline of the call before is still current: nothing has to be begun for this one but what the caller needs.
        GuardedCall call = guarded.Begin(caller.Token);
        Assert.False(call.Token.IsCancellationRequested);
        await caller.CancelAsync();

        Assert.True(call.Token.IsCancellationRequested);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Successes_WeighAgainstFailures(bool suspended)
    {
        GuardedDependency guarded = Dependencies.Create(_time, options => options.CircuitBreaker = new() { FailureRatio = 0.5, MinimumThroughput = 10, ConsecutiveFailures = 0 });
        for (int i = 0; i < 11; i++)
        {
            var source = new TaskCompletionSource<int>();
            Task<int>? answer = suspended ? guarded.Begin().AnswerAsync(source.Task) : null;
            source.SetResult(1);
            if (answer is null)
            {
                guarded.Begin().Succeed();
            }
            else
            {
                await answer;
            }
        }

        for (int i = 0; i < 10; i++)
        {
            guarded.Begin().Fail(new HttpRequestException());
        }

        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
        guarded.Begin().Fail(new HttpRequestException());
        Assert.Equal(CircuitState.Open, guarded.Breaker.State);
    }
}
