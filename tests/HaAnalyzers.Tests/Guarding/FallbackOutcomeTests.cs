using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>A fallback of the user's own, asked after the caller has begun to wait: it may throw, wait, or find no context.</summary>
public sealed class FallbackOutcomeTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly HttpRequestException _failure = new("away");
    private readonly TaskCompletionSource<int> _pending = new();

    public enum Cause
    {
        Failure,
        Timeout,
    }

    public static MatrixTheoryData<bool, Cause> ShapesAndCauses { get; } = new([false, true], Enum.GetValues<Cause>());

    [Theory]
    [MemberData(nameof(ShapesAndCauses))]
    public async Task FallbackThatThrows_ThrowsAtTheCaller(bool isTask, Cause cause)
    {
        var own = new InvalidOperationException("of the fallback");
        Task<int> answer = Call(isTask, _ => throw own);
        EndBy(cause);
        Assert.Same(own, await Assert.ThrowsAsync<InvalidOperationException>(() => answer));
    }

    [Theory]
    [MemberData(nameof(ShapesAndCauses))]
    public async Task FallbackThatWaits_IsWaitedFor(bool isTask, Cause cause)
    {
        var substitute = new TaskCompletionSource<int>();
        Exception? reason = null;
        Task<int> answer = Call(isTask, failure =>
        {
            reason = failure;
            return new ValueTask<int>(substitute.Task);
        });
        EndBy(cause);
        Assert.False(answer.IsCompleted);

        substitute.SetResult(7);

        Assert.Equal(7, await answer);
        Assert.True(cause == Cause.Failure ? reason == _failure : reason is TimeoutException);
    }

    [Theory]
    [MemberData(nameof(ShapesAndCauses))]
    public async Task FallbackThatWaitsAndFails_ThrowsAtTheCaller(bool isTask, Cause cause)
    {
        var substitute = new TaskCompletionSource<int>();
        Task<int> answer = Call(isTask, _ => new ValueTask<int>(substitute.Task));
        EndBy(cause);
        var own = new InvalidOperationException("of the fallback");

        substitute.SetException(own);

        Assert.Same(own, await Assert.ThrowsAsync<InvalidOperationException>(() => answer));
    }

    [Theory]
    [MemberData(nameof(ShapesAndCauses))]
    public async Task FallbackWhereTheFlowIsSuppressed_IsAskedAllTheSame(bool isTask, Cause cause)
    {
        Task<int> answer;
        using (ExecutionContext.SuppressFlow())
        {
            answer = Call(isTask, _ => new ValueTask<int>(7));
        }

        EndBy(cause);
        Assert.Equal(7, await answer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ExceptionThatTheCallerGets_IsLeftUnobservedNowhere(bool isTask)
    {
        var own = new InvalidOperationException("of the fallback, of this very test");
        Assert.False(Unobserved.IsReported(own, () =>
        {
            Task<int> answer = Call(isTask, _ => throw own);
            EndBy(Cause.Failure);
            Assert.Same(own, Assert.Throws<InvalidOperationException>(() => answer.GetAwaiter().GetResult()));
        }));
    }

    private void EndBy(Cause cause)
    {
        if (cause == Cause.Failure)
        {
            _pending.SetException(_failure);
        }
        else
        {
            _time.Advance(Dependencies.Timeout);
        }
    }

    private Task<int> Call(bool isTask, Func<Exception?, ValueTask<int>> fallback)
    {
        GuardedCall call = Dependencies.Create(_time).Begin(CancellationToken.None);
        var calls = call.Dependency.SuspendedCalls<SuspendedCalls<int, FallbackCall>>();
        return isTask
            ? call.CompleteAsync(calls, _pending.Task, new FallbackCall(fallback))
            : call.CompleteAsync(calls, new ValueTask<int>(_pending.Task), new FallbackCall(fallback)).AsTask();
    }
}
