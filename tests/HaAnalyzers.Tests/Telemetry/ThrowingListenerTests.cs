using System.Diagnostics.Metrics;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Telemetry;

/// <summary>A listener that throws fails neither a guarded call nor the breaker; its exceptions go where those of subscribers go.</summary>
[Collection(nameof(ListeningTests))]
public sealed class ThrowingListenerTests : IDisposable
{
    private static readonly InvalidOperationException Fault = new("listener of these very tests");

    private readonly FakeTimeProvider _time = new();
    private readonly MeterListener _listener = new();

    public ThrowingListenerTests()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "HaAnalyzers" && !instrument.IsObservable)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw Fault);
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw Fault);
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task EveryKindOfCall_EndsAsIfNobodyListened()
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        guarded.Begin().Succeed();
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
        guarded.ReportDegraded("GetAsync", FallbackKind.Cached, TimeSpan.FromSeconds(1));
        Assert.IsType<DependencyUnavailableException>(guarded.Unavailable("GetAsync", failure: null));

        var dependency = new ManualDependency(Shape.TaskOfResult);
        Task<Answer> suspended = dependency.CompleteAsync(guarded.Begin());
        dependency.Succeed(42);
        Assert.Equal(42, (await suspended).Result);

        Assert.True(guarded.Begin().Fail(new HttpRequestException()));
        Assert.Equal(CircuitState.Open, guarded.Breaker.State);
        Assert.False(guarded.TryBegin("GetAsync", out _));
    }

    [Fact]
    public void Exceptions_ReachUnobservedTaskException() =>
        Assert.True(Unobserved.IsReported(Fault, () => Dependencies.Create(_time).Begin().Succeed()));
}
