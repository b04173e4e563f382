using System.Threading.Tasks.Sources;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>What a call says of its failure, and what it cannot be used with.</summary>
public sealed class GuardedCallTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _caller = new();
    private readonly GuardedDependency _guarded;

    public GuardedCallTests() => _guarded = Dependencies.AboutToProbe(_time, options => options.IgnoredExceptions = [typeof(OperationCanceledException)]);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public void SynchronousCancellationByTheCaller_IsThrownWithTheCallersToken()
    {
        GuardedCall call = _guarded.Begin(_caller.Token);
        _caller.Cancel();
        var cancellation = new OperationCanceledException("Stopped.", call.Token);
        var thrown = Assert.Throws<OperationCanceledException>(() => call.Fail(cancellation, _caller.Token));
        Assert.Equal(("Stopped.", _caller.Token), (thrown.Message, thrown.CancellationToken));
        Assert.Same(cancellation, thrown.InnerException);
    }

    [Fact]
    public void IgnoredCancellation_IsTheCallersToRethrow()
    {
        Assert.False(_guarded.Begin(_caller.Token).Fail(new OperationCanceledException(), _caller.Token));
        Assert.Equal(CircuitState.HalfOpen, _guarded.Breaker.State);
    }

    [Fact]
    public void OtherFailureWhileTheCallerCancels_AsksForTheFallback()
    {
        GuardedCall call = _guarded.Begin(_caller.Token);
        _caller.Cancel();
        Assert.True(call.Fail(new HttpRequestException(), _caller.Token));
    }

    [Fact]
    public async Task CancellationOfTheDependency_IsToldAsItSaidIt()
    {
        GuardedCall call = _guarded.Begin(_caller.Token);
        await _caller.CancelAsync();
        var cancellation = new OperationCanceledException("Stopped.");
        var thrown = await Assert.ThrowsAsync<TaskCanceledException>(() => call.AnswerAsync(Task.FromException<int>(cancellation)));
        Assert.Equal("Stopped.", thrown.Message);
        Assert.Same(cancellation, thrown.InnerException);
    }

    [Fact]
    public async Task CallThatIsCancelledWhileItWaits_SaysSo()
    {
        Task<int> answer = _guarded.Begin(_caller.Token).AnswerAsync(new TaskCompletionSource<int>().Task);
        await _caller.CancelAsync();
        var thrown = await Assert.ThrowsAsync<TaskCanceledException>(() => answer);
        Assert.Equal("The caller cancelled the call.", thrown.Message);
        Assert.Null(thrown.InnerException);
    }

    [Fact]
    public async Task SourceThatSucceedsBetweenTwoQuestions_HasSucceeded()
    {
        Assert.Equal(42, (await _guarded.Begin().CompleteAsync(new ValueTask<int>(new SucceedsWhenAskedTwice(), 0))).Result);
        Assert.Equal(CircuitState.Closed, _guarded.Breaker.State);
        CallOutcome<NoResult> outcome = await _guarded.Begin().CompleteAsync(new ValueTask(new SucceedsWhenAskedTwice(), 0));
        Assert.True(outcome.Succeeded);
        Assert.Equal((CircuitState.Closed, 0), (_guarded.Breaker.State, _guarded.UnderWay));
    }

    [Fact]
    public async Task WithoutWhatWaitingNeeds_NoCallCanBeCompleted()
    {
        GuardedCall call = _guarded.Begin();
        await Assert.ThrowsAsync<ArgumentNullException>(
            "suspended", async () => await call.CompleteAsync<int, DefaultingCall<int>>(null!, new ValueTask<int>(1), default));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "suspended", async () => await call.CompleteAsync<int, DefaultingCall<int>>(null!, Task.FromResult(1), default));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "suspended", async () => await call.CompleteAsync<DefaultingCall<NoResult>>(null!, default(ValueTask), default));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "suspended", async () => await call.CompleteAsync<DefaultingCall<NoResult>>(null!, Task.CompletedTask, default));
    }

    [Fact]
    public void DependencyWithoutANameOrOptions_CannotBe()
    {
        Assert.Throws<ArgumentException>("contract", () => new GuardedDependency(""));
        Assert.Throws<ArgumentNullException>("contract", () => new GuardedDependency(null!));
        Assert.Throws<ArgumentException>("member", () => _guarded.CreatePart(""));
        Assert.Throws<ArgumentNullException>("options", () => _guarded.Configure(null!));
        Assert.Throws<ArgumentNullException>("whole", () => new DependencyPartition<int>(null!));
    }

    private sealed class SucceedsWhenAskedTwice : IValueTaskSource<int>, IValueTaskSource
    {
        private int _asked;

        public ValueTaskSourceStatus GetStatus(short token) => _asked++ == 0 ? ValueTaskSourceStatus.Pending : ValueTaskSourceStatus.Succeeded;

        public int GetResult(short token) => 42;

        void IValueTaskSource.GetResult(short token) => GetResult(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            throw new InvalidOperationException("It has completed.");
    }
}
