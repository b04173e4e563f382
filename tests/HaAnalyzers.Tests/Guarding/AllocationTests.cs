using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>Paths that promise not to allocate, warm, on the system clock.</summary>
public sealed class AllocationTests : IDisposable
{
    private static readonly Task<string> CompletedTask = Task.FromResult("answer");

    private readonly GuardedDependency _guarded = new("N.IOrders", new DependencyOptions { Timeout = TimeSpan.FromMinutes(1) });
    private readonly CancellationTokenSource _caller = new();

    public void Dispose() => _caller.Dispose();

    [Fact]
    public void SynchronousSuccess_AllocatesNothing() => Allocations.AssertNone(() => _guarded.Begin().Succeed());

    [Fact]
    public void SynchronousSuccessWithSlowCallDuration_AllocatesNothing()
    {
        DependencyOptions options = _guarded.Options;
        options.SlowCallDuration = TimeSpan.FromMinutes(1);
        _guarded.Configure(options);
        Allocations.AssertNone(() => _guarded.Begin().Succeed());
    }

    [Fact]
    public void SynchronousFailure_AllocatesNothing()
    {
        var failure = new HttpRequestException();
        DependencyOptions options = _guarded.Options;
        options.CircuitBreaker = new CircuitBreakerOptions { ConsecutiveFailures = 0, MinimumThroughput = 1_000_000 };
        _guarded.Configure(options);
        Allocations.AssertNone(() => _guarded.Begin().Fail(failure));
    }

    [Fact]
    public void CompletedValueTaskOfResult_AllocatesNothing() =>
        Allocations.AssertNone(() => Assert.Same("answer", _guarded.Begin().AnswerAsync(new ValueTask<string>("answer")).Take()));

    [Fact]
    public void CompletedValueTaskOfResultWithTimeoutAndToken_AllocatesNothing() =>
        Allocations.AssertNone(() => Assert.Same("answer", _guarded.Begin(_caller.Token).AnswerAsync(new ValueTask<string>("answer")).Take()));

    [Fact]
    public void CompletedValueTask_AllocatesNothing() =>
        Allocations.AssertNone(() => _guarded.Begin().AnswerAsync(ValueTask.CompletedTask).Take());

    [Fact]
    public void CompletedValueTaskWithTimeoutAndToken_AllocatesNothing() =>
        Allocations.AssertNone(() => _guarded.Begin(_caller.Token).AnswerAsync(ValueTask.CompletedTask).Take());

    [Fact]
    public void CompletedTaskOfResult_AllocatesNothing() =>
        Allocations.AssertNone(() => Assert.True(_guarded.Begin(_caller.Token).AnswerAsync(CompletedTask).IsCompleted));

    [Fact]
    public void CompletedTask_AllocatesNothing() =>
        Allocations.AssertNone(() => Assert.True(_guarded.Begin(_caller.Token).AnswerAsync((Task)CompletedTask).IsCompleted));

    [Fact]
    public void SuspendedValueTaskOfResult_AllocatesNothing()
    {
        var source = new ManualSource();
        Allocations.AssertNone(() =>
        {
            ValueTask<int> outcome = _guarded.Begin().AnswerAsync(source.OfResult);
            source.SetResult(42);
            Assert.True(outcome.Take() == 42);
            source.Reset();
        });
    }

    [Fact]
    public void SuspendedValueTaskWithTimeoutAndToken_AllocatesNothing()
    {
        var source = new ManualSource();
        Allocations.AssertNone(() =>
        {
            ValueTask outcome = _guarded.Begin(_caller.Token).AnswerAsync(source.OfNothing);
            source.SetResult(42);
            outcome.GetAwaiter().GetResult();
            source.Reset();
        });
    }

    [Fact]
    public void OpenBreaker_AllocatesNothing()
    {
        foreach (int _ in Enumerable.Range(0, 10))
        {
            _guarded.Begin().Fail(new HttpRequestException());
        }

        Allocations.AssertNone(() => Assert.False(_guarded.TryBegin("GetAsync", _caller.Token, out GuardedCall _) || _guarded.TryBegin("GetAsync", out GuardedCall _)));
    }

    [Fact]
    public void IsolatedBreaker_AllocatesNothing()
    {
        _guarded.Breaker.Isolate();
        Allocations.AssertNone(() => Assert.False(_guarded.TryBegin("GetAsync", out GuardedCall _)));
    }

    [Fact]
    public void HalfOpenBreakerWithoutAFreeSlot_AllocatesNothing()
    {
        var time = new FakeTimeProvider();
        GuardedDependency guarded = Dependencies.AboutToProbe(time);
        guarded.Begin();
        Allocations.AssertNone(() => Assert.False(guarded.TryBegin("GetAsync", out GuardedCall _)));
    }

    [Fact]
    public void CallsBeyondMaxConcurrency_AllocateNothing()
    {
        GuardedDependency guarded = Dependencies.Create(TimeProvider.System, options => options.MaxConcurrency = 1);
        guarded.Begin();
        Allocations.AssertNone(() => Assert.False(guarded.TryBegin("GetAsync", out GuardedCall _)));
    }

    [Fact]
    public void CachedResponses_AllocateNothingForKnownKeys()
    {
        var cache = new CachedResponses<(int, string), string>(capacity: 8, TimeSpan.FromMinutes(1), TimeProvider.System);
        int i = 0;
        Allocations.AssertNone(() =>
        {
            cache.Set((++i % 8, "key"), "answer");
            Assert.True(cache.TryGet((i % 8, "key"), out string? _, out TimeSpan _));
            Assert.False(cache.TryGet((-1, "key"), out _, out _));
        });
    }
}
