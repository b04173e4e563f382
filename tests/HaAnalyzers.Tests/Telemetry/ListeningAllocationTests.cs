using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Guarding;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.Telemetry;

/// <summary>Measuring allocates nothing either.</summary>
[Collection(nameof(ListeningTests))]
public sealed class ListeningAllocationTests : IDisposable
{
    private readonly CountingListener _listener = new();
    private readonly CancellationTokenSource _caller = new();
    private readonly GuardedDependency _guarded = new("N.IOrders", new DependencyOptions
    {
        Timeout = TimeSpan.FromMinutes(1),
        CircuitBreaker = new CircuitBreakerOptions { ConsecutiveFailures = 0, MinimumThroughput = 1_000_000 },
    });

    public void Dispose()
    {
        _listener.Dispose();
        _caller.Dispose();
    }

    [Fact]
    public void Success() => AssertMeasuresWithoutAllocation(2, () => _guarded.Begin(_caller.Token).Succeed());

    [Fact]
    public void Failure()
    {
        var failure = new HttpRequestException();
        AssertMeasuresWithoutAllocation(2, () => _guarded.Begin().Fail(failure));
    }

    [Fact]
    public void SuspendedSuccess()
    {
        var source = new ManualSource();
        AssertMeasuresWithoutAllocation(2, () =>
        {
            ValueTask<int> outcome = _guarded.Begin(_caller.Token).AnswerAsync(source.OfResult);
            source.SetResult(42);
            Assert.True(outcome.Take() == 42);
            source.Reset();
        });
    }

    [Fact]
    public void Rejection()
    {
        _guarded.Breaker.Isolate();
        AssertMeasuresWithoutAllocation(1, () => Assert.False(_guarded.TryBegin("GetAsync", out _)));
    }

    [Fact]
    public void Fallback() => AssertMeasuresWithoutAllocation(1, () => _guarded.ReportDegraded("GetAsync", FallbackKind.Empty));

    [Fact]
    public void FallbackWithAge() =>
        AssertMeasuresWithoutAllocation(2, () => _guarded.ReportDegraded("GetAsync", FallbackKind.Cached, TimeSpan.FromSeconds(3)));

    private void AssertMeasuresWithoutAllocation(int measurements, Action call)
    {
        Allocations.AssertNone(call);
        _listener.Count = 0;
        call();
        Assert.Equal(measurements, _listener.Count);
    }
}
