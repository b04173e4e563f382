using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>Every way a call can end, in every shape, completed at once or later.</summary>
public sealed class CompleteAsyncTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _caller = new();
    private readonly GuardedDependency _guarded;

    public CompleteAsyncTests() =>
        _guarded = Dependencies.AboutToProbe(_time, options => options.IgnoredExceptions = [typeof(KeyNotFoundException)]);

    public enum Timing
    {
        AtOnce,
        Later,
    }

    public static MatrixTheoryData<Shape, Timing> ShapesAndTimings { get; } = new(Enum.GetValues<Shape>(), Enum.GetValues<Timing>());

    public static TheoryData<Shape> Shapes { get; } = new(Enum.GetValues<Shape>());

    public void Dispose() => _caller.Dispose();

    [Theory]
    [MemberData(nameof(ShapesAndTimings))]
    public async Task Success_IsTheAnswerUntouchedAndCountsAsSuccess(Shape shape, Timing timing)
    {
        var dependency = new ManualDependency(shape);
        Answer answer = await End(dependency, timing, _ => dependency.Succeed(42));
        Assert.Equal(new Answer(true, dependency.HasResult ? 42 : 0, null), answer);
        AssertCounted(CircuitState.Closed, dependency);
    }

    [Theory]
    [MemberData(nameof(ShapesAndTimings))]
    public async Task Failure_IsTheExceptionOfTheDependencyAndCountsAsFailure(Shape shape, Timing timing)
    {
        var dependency = new ManualDependency(shape);
        var failure = new HttpRequestException();
        Answer answer = await End(dependency, timing, _ => dependency.Fail(failure));
        Assert.Same(failure, answer.Failure);
        Assert.False(answer.Succeeded);
        AssertCounted(CircuitState.Open, dependency);
    }

    [Theory]
    [MemberData(nameof(ShapesAndTimings))]
    public async Task IgnoredException_IsTheCallersAndCountsNothing(Shape shape, Timing timing)
    {
        var dependency = new ManualDependency(shape);
        var own = new KeyNotFoundException();
        Task<Answer> answer = End(dependency, timing, _ => dependency.Fail(own));
        Assert.Same(own, await Assert.ThrowsAsync<KeyNotFoundException>(() => answer.WaitAsync(TimeSpan.FromSeconds(30))));
        AssertIgnored(dependency);
    }

    [Theory]
    [MemberData(nameof(ShapesAndTimings))]
    public async Task CancellationNobodyAskedFor_IsAFailure(Shape shape, Timing timing)
    {
        var dependency = new ManualDependency(shape);
        Answer answer = await End(dependency, timing, _ => dependency.Fail(new OperationCanceledException()));
        Assert.IsAssignableFrom<OperationCanceledException>(answer.Failure);
        AssertCounted(CircuitState.Open, dependency);
    }

    [Theory]
    [MemberData(nameof(ShapesAndTimings))]
    public async Task DependencyThatObeysTheTimeout_TimesOutAndCountsAsFailure(Shape shape, Timing timing)
    {
        var dependency = new ManualDependency(shape);
        Answer answer = await End(dependency, timing, call =>
        {
            call.Token.UnsafeRegister(_ => dependency.Fail(new OperationCanceledException(call.Token)), null);
            _time.Advance(Dependencies.Timeout);
        });
        var failure = Assert.IsType<TimeoutException>(answer.Failure);
        Assert.Equal("N.IOrders did not answer within 1000 ms.", failure.Message);

        // Who waits is let go before the dependency is told.
        Assert.Equal(timing == Timing.AtOnce, failure.InnerException is OperationCanceledException);
        AssertCounted(CircuitState.Open, dependency);
    }

    [Theory]
    [MemberData(nameof(ShapesAndTimings))]
    public async Task DependencyThatObeysTheCaller_ThrowsTheCallersCancellationAndCountsNothing(Shape shape, Timing timing)
    {
        var dependency = new ManualDependency(shape);
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => End(dependency, timing, call =>
        {
            call.Token.UnsafeRegister(_ => dependency.Fail(new OperationCanceledException(call.Token)), null);
            _caller.Cancel();
        }));
        Assert.Equal(_caller.Token, exception.CancellationToken);
        AssertIgnored(dependency);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task DependencyThatAnswersACancellationWithItsOwnException_CountsNothing(Shape shape)
    {
        var dependency = new ManualDependency(shape);
        var failure = new InvalidOperationException("Operation cancelled by user.");
        Answer answer = await End(dependency, Timing.AtOnce, call =>
        {
            call.Token.UnsafeRegister(_ => dependency.Fail(failure), null);
            _caller.Cancel();
        });
        Assert.Same(failure, answer.Failure);
        AssertIgnored(dependency);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task DependencyThatFailsAfterTheCallerCancelled_LeavesTheCallerItsCancellation(Shape shape)
    {
        var dependency = new ManualDependency(shape);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => End(dependency, Timing.Later, call =>
        {
            call.Token.UnsafeRegister(_ => dependency.Fail(new InvalidOperationException("Operation cancelled by user.")), null);
            _caller.Cancel();
        }));
        AssertIgnored(dependency);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task DependencyThatIgnoresTheTimeout_IsAbandonedAndKeepsItsSlotUntilItEnds(Shape shape)
    {
        var dependency = new ManualDependency(shape);
        Task<Answer> answer = dependency.CompleteAsync(_guarded.Begin(_caller.Token));
        _time.Advance(Dependencies.Timeout - TimeSpan.FromTicks(1));
        Assert.False(answer.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.IsType<TimeoutException>((await answer).Failure);
        Assert.Equal((CircuitState.Open, 1), (_guarded.Breaker.State, _guarded.UnderWay));
        dependency.Succeed(42);
        AssertCounted(CircuitState.Open, dependency);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task DependencyThatIgnoresTheCaller_IsAbandonedAndKeepsItsSlotUntilItEnds(Shape shape)
    {
        var dependency = new ManualDependency(shape);
        Task<Answer> answer = dependency.CompleteAsync(_guarded.Begin(_caller.Token));
        _caller.Cancel();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(_caller.Token, exception.CancellationToken);
        Assert.Equal((CircuitState.HalfOpen, 1), (_guarded.Breaker.State, _guarded.UnderWay));
        dependency.Fail(new HttpRequestException());
        AssertIgnored(dependency);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task MemberWithoutToken_TimesOutAllTheSame(Shape shape)
    {
        var dependency = new ManualDependency(shape);
        Task<Answer> answer = dependency.CompleteAsync(_guarded.Begin());
        _time.Advance(Dependencies.Timeout);
        Assert.IsType<TimeoutException>((await answer).Failure);
        dependency.Fail(new HttpRequestException());
        AssertCounted(CircuitState.Open, dependency);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task TimeIsUpBeforeTheDependencyReturnsItsTask_IsAbandonedAtOnce(Shape shape)
    {
        var dependency = new ManualDependency(shape);
        GuardedCall call = _guarded.Begin(_caller.Token);
        _time.Advance(Dependencies.Timeout);
        Assert.IsType<TimeoutException>((await dependency.CompleteAsync(call)).Failure);
        dependency.Succeed(42);
        AssertCounted(CircuitState.Open, dependency);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task AnswerAfterTheCallerCancelled_IsStillTheAnswer(Shape shape)
    {
        var dependency = new ManualDependency(shape);
        GuardedCall call = _guarded.Begin(_caller.Token);
        _caller.Cancel();
        dependency.Succeed(42);
        Assert.True((await dependency.CompleteAsync(call)).Succeeded);
        AssertCounted(CircuitState.Closed, dependency);
    }

    [Fact]
    public async Task TaskThatIsNull_IsAFailure()
    {
        CallOutcome<NoResult> outcome = await _guarded.Begin().CompleteAsync((Task)null!);
        Assert.Equal("The dependency returned null instead of a task.", outcome.Failure!.Message);
        Assert.Equal((CircuitState.Open, 0), (_guarded.Breaker.State, _guarded.UnderWay));
    }

    [Fact]
    public async Task TaskOfResultThatIsNull_IsAFailure()
    {
        CallOutcome<int> outcome = await _guarded.Begin().CompleteAsync((Task<int>)null!);
        Assert.Equal("The dependency returned null instead of a task.", outcome.Failure!.Message);
        Assert.Equal((CircuitState.Open, 0), (_guarded.Breaker.State, _guarded.UnderWay));
    }

    [Fact]
    public async Task ValueTaskThatIsConsumedAlready_IsAFailure()
    {
        var source = new ManualSource();
        ValueTask<int> consumed = source.OfResult;
        source.Reset();
        CallOutcome<int> outcome = await _guarded.Begin().CompleteAsync(consumed);
        Assert.IsType<InvalidOperationException>(outcome.Failure);
        Assert.Equal((CircuitState.Open, 0), (_guarded.Breaker.State, _guarded.UnderWay));
    }

    [Fact]
    public async Task TaskWithSeveralFailures_YieldsTheFirstLikeAwait()
    {
        var first = new HttpRequestException();
        Task all = Task.WhenAll(Task.FromException(first), Task.FromException(new InvalidOperationException()));
        Assert.Same(first, (await _guarded.Begin().CompleteAsync(all)).Failure);
    }

    private async Task<Answer> End(ManualDependency dependency, Timing timing, Action<GuardedCall> end)
    {
        GuardedCall call = _guarded.Begin(_caller.Token);
        if (timing == Timing.AtOnce)
        {
            end(call);
            return await dependency.CompleteAsync(call);
        }

        Task<Answer> answer = dependency.CompleteAsync(call);
        Assert.False(answer.IsCompleted);
        end(call);
        return await answer;
    }

    private void AssertCounted(CircuitState expected, ManualDependency dependency)
    {
        Assert.Equal((expected, 0), (_guarded.Breaker.State, _guarded.UnderWay));
        Assert.True(dependency.IsObserved);
    }

    private void AssertIgnored(ManualDependency dependency)
    {
        AssertCounted(CircuitState.HalfOpen, dependency);
        _guarded.Begin();
    }
}
