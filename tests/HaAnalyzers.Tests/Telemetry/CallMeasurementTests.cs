using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Telemetry;

/// <summary>Each call is measured once, by how it ended for its caller.</summary>
[Collection(nameof(ListeningTests))]
public sealed class CallMeasurementTests : IDisposable
{
    private const string Calls = "haanalyzers.guard.calls";
    private const string Duration = "haanalyzers.guard.call.duration";

    private readonly FakeTimeProvider _time = new();
    private readonly RecordedMeasurements _recorded = new(Dependencies.Contract);
    private readonly CancellationTokenSource _caller = new();
    private readonly ManualDependency _dependency = new(Shape.TaskOfResult);

    public void Dispose()
    {
        _recorded.Dispose();
        _caller.Dispose();
    }

    [Fact]
    public void Success()
    {
        GuardedCall call = Dependencies.Create(_time).Begin();
        _time.Advance(TimeSpan.FromMilliseconds(250));
        call.Succeed();
        AssertMeasured(0.25, "haanalyzers.outcome=success");
    }

    [Fact]
    public void SlowAnswer()
    {
        GuardedCall call = Dependencies.Create(_time, options => options.SlowCallDuration = TimeSpan.FromMilliseconds(100)).Begin();
        _time.Advance(TimeSpan.FromMilliseconds(100));
        call.Succeed();
        AssertMeasured(0.1, "haanalyzers.outcome=slow");
    }

    [Fact]
    public void Exception()
    {
        GuardedCall call = Dependencies.Create(_time).Begin();
        _time.Advance(TimeSpan.FromMilliseconds(10));
        call.Fail(new HttpRequestException());
        AssertMeasured(0.01, "haanalyzers.outcome=failure error.type=System.Net.Http.HttpRequestException");
    }

    [Fact]
    public void DependencyThatObeysItsTokenAtTheTimeout()
    {
        GuardedCall call = Dependencies.Create(_time).Begin(CancellationToken.None);
        _time.Advance(Dependencies.Timeout);
        call.Fail(new OperationCanceledException(call.Token));
        AssertMeasured(1, "haanalyzers.outcome=timeout error.type=System.TimeoutException");
    }

    [Fact]
    public async Task AbandonedCall_IsMeasuredUntilItsCallerGoesOn_AndOnlyOnce()
    {
        Task<Answer> answer = _dependency.CompleteAsync(Dependencies.Create(_time).Begin());
        _time.Advance(Dependencies.Timeout);
        Assert.IsType<TimeoutException>((await answer).Failure);
        _time.Advance(Dependencies.Timeout);
        _dependency.Succeed(1);
        AssertMeasured(1, "haanalyzers.outcome=timeout error.type=System.TimeoutException");
    }

    [Fact]
    public async Task SuspendedSuccess()
    {
        Task<Answer> answer = _dependency.CompleteAsync(Dependencies.Create(_time).Begin());
        _time.Advance(TimeSpan.FromMilliseconds(500));
        _dependency.Succeed(1);
        await answer;
        AssertMeasured(0.5, "haanalyzers.outcome=success");
    }

    [Fact]
    public async Task SuspendedFailure()
    {
        Task<Answer> answer = _dependency.CompleteAsync(Dependencies.Create(_time).Begin());
        _dependency.Fail(new InvalidDataException());
        await answer;
        AssertMeasured(0, "haanalyzers.outcome=failure error.type=System.IO.InvalidDataException");
    }

    [Fact]
    public async Task CancelledByTheCaller()
    {
        Task<Answer> answer = _dependency.CompleteAsync(Dependencies.Create(_time).Begin(_caller.Token));
        await _caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        AssertMeasured(0, "haanalyzers.outcome=cancelled");
    }

    [Fact]
    public void OtherExceptionOnceTheCallerHasCancelled()
    {
        GuardedCall call = Dependencies.Create(_time).Begin(_caller.Token);
        _caller.Cancel();
        call.Fail(new HttpRequestException());
        AssertMeasured(0, "haanalyzers.outcome=cancelled");
    }

    [Fact]
    public void RejectionByTheBreaker_HasNoDuration()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        guarded.Breaker.Isolate();
        Assert.False(guarded.TryBegin("GetAsync", out _));
        Assert.Equal(["1 haanalyzers.member=GetAsync haanalyzers.outcome=rejected_by_breaker"], _recorded.Of(Calls));
        Assert.Empty(_recorded.Of(Duration));
    }

    [Fact]
    public void RejectionByTheConcurrencyLimit_HasNoDuration()
    {
        GuardedDependency guarded = Dependencies.Create(_time, options => options.MaxConcurrency = 1);
        guarded.Begin();
        Assert.False(guarded.TryBegin("GetAsync", _caller.Token, out _));
        Assert.Equal(["1 haanalyzers.member=GetAsync haanalyzers.outcome=rejected_by_concurrency_limit"], _recorded.Of(Calls));
        Assert.Empty(_recorded.Of(Duration));
    }

    [Fact]
    public void CallThatBeganBeforeAnybodyListened_IsNotMeasured()
    {
        _recorded.Dispose();
        GuardedCall call = Dependencies.Create(_time).Begin();
        using var late = new RecordedMeasurements(Dependencies.Contract);
        call.Succeed();
        Assert.Empty(late.All);
    }

    [Fact]
    public void CallThatEndsWhenNobodyListensAnyMore_IsNotMeasured()
    {
        GuardedCall call = Dependencies.Create(_time).Begin();
        _recorded.Dispose();
        call.Succeed();
        Assert.Empty(_recorded.All);
    }

    private void AssertMeasured(double seconds, string tags)
    {
        Assert.Equal([$"1 haanalyzers.member=GetAsync {tags}"], _recorded.Of(Calls));
        Assert.Equal([FormattableString.Invariant($"{seconds} haanalyzers.member=GetAsync {tags}")], _recorded.Of(Duration));
    }
}
