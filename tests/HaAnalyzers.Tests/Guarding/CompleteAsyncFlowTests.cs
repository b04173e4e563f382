using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>Contexts behave as with any other awaited call.</summary>
public sealed class CompleteAsyncFlowTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly AsyncLocal<string> _flow = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ValuesOfTheCaller_AreThereAfterTheCall(bool abandoned)
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        var pending = new TaskCompletionSource<int>();
        Task<string> caller = Caller(guarded, pending.Task);
        _flow.Value = "somebody else";
        if (abandoned)
        {
            _time.Advance(Dependencies.Timeout);
        }
        else
        {
            pending.SetResult(1);
        }

        Assert.Equal("caller", await caller);
        Assert.Equal("somebody else", _flow.Value);
    }

    [Fact]
    public void AwaitWithoutContext_PostsNothing()
    {
        var context = new CountingContext();
        GuardedDependency guarded = Dependencies.Create(_time);
        var pending = new TaskCompletionSource<int>();
        Task answer = Task.CompletedTask;
        context.Run(() => answer = AwaitWithoutContext(guarded, pending.Task));
        pending.SetResult(1);
        Assert.True(answer.IsCompletedSuccessfully);
        Assert.Equal(0, context.Posts);
    }

    [Fact]
    public async Task AwaitWithContext_ReturnsToIt()
    {
        var context = new CountingContext();
        GuardedDependency guarded = Dependencies.Create(_time);
        var pending = new TaskCompletionSource<int>();
        Task<SynchronizationContext?> answer = null!;
        context.Run(() => answer = AwaitWithContext(guarded, pending.Task));
        pending.SetResult(1);
        Assert.True(answer.IsCompletedSuccessfully);
        Assert.Same(context, await answer);
        Assert.Equal(1, context.Posts);
    }

    [Fact]
    public async Task CallerThatGoesOnSlowlyAfterATimeout_DoesNotHoldUpTheDependency()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        using var release = new ManualResetEventSlim();
        GuardedCall call = guarded.Begin(CancellationToken.None);
        bool told = false;
        using CancellationTokenRegistration registration = call.Token.Register(() => told = true);
        Task slowCaller = SlowCaller(call, new TaskCompletionSource<int>().Task, release);
        _time.Advance(Dependencies.Timeout);
        Assert.True(told);
        release.Set();
        await slowCaller;
    }

    private static async Task AwaitWithoutContext(GuardedDependency guarded, Task<int> pending) =>
        await guarded.Begin().AnswerAsync(pending).ConfigureAwait(false);

    private static async Task<SynchronizationContext?> AwaitWithContext(GuardedDependency guarded, Task<int> pending)
    {
        await guarded.Begin().AnswerAsync(pending);
        return SynchronizationContext.Current;
    }

    private static async Task SlowCaller(GuardedCall call, Task<int> pending, ManualResetEventSlim release)
    {
        await call.AnswerAsync(pending).ConfigureAwait(false);
        release.Wait();
    }

    private async Task<string> Caller(GuardedDependency guarded, Task<int> pending)
    {
        _flow.Value = "caller";
        await guarded.Begin(CancellationToken.None).AnswerAsync(pending);
        return _flow.Value;
    }
}
