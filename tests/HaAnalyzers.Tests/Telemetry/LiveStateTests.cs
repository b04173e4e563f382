using System.Runtime.CompilerServices;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Telemetry;

/// <summary>Breaker states and calls under way, read when somebody collects.</summary>
[Collection(nameof(ListeningTests))]
public sealed class LiveStateTests : IDisposable
{
    private const string State = "haanalyzers.breaker.state";
    private const string Active = "haanalyzers.guard.active_calls";

    // Breakers of other tests may not have been collected yet.
    private readonly string _name = Guid.NewGuid().ToString();
    private readonly FakeTimeProvider _time = new();
    private readonly RecordedMeasurements _recorded;

    public LiveStateTests() => _recorded = new RecordedMeasurements(_name);

    public void Dispose() => _recorded.Dispose();

    [Fact]
    public void BreakerThatHasNotBeenCalled_IsClosed()
    {
        var breaker = new CircuitBreaker(_name);
        AssertStates(closed: 1);
        GC.KeepAlive(breaker);
    }

    [Fact]
    public void EveryState_IsToldAndItsEndToo()
    {
        var breaker = new CircuitBreaker(_name, Breakers.OneFailureOpens(), _time);
        breaker.Fail();
        AssertStates(open: 1);
        _time.Advance(Breakers.Break);
        breaker.Enter();
        AssertStates(halfOpen: 1);
        breaker.Isolate();
        AssertStates(isolated: 1);
        breaker.Close();
        AssertStates(closed: 1);
    }

    [Fact]
    public void RegistrationsOfOneContract_AreAddedUp()
    {
        GuardedDependency[] registrations = [Create(), Create(), Create()];
        registrations[1].Breaker.Isolate();
        _ = registrations[0].Begin().AnswerAsync(new TaskCompletionSource<int>().Task);
        _ = registrations[2].Begin().AnswerAsync(new TaskCompletionSource<int>().Task);
        AssertStates(closed: 2, isolated: 1);
        Assert.Equal(["2"], _recorded.Observe(Active));
    }

    [Fact]
    public async Task AbandonedCall_IsActiveUntilItEnds()
    {
        GuardedDependency guarded = Create();
        var dependency = new ManualDependency(Shape.TaskOfResult);
        Task<Answer> answer = dependency.CompleteAsync(guarded.Begin());
        _time.Advance(Dependencies.Timeout);
        await answer;
        Assert.Equal(["1"], _recorded.Observe(Active));
        dependency.Succeed(1);
        Assert.Equal(["0"], _recorded.Observe(Active));
    }

    [Fact]
    public void GuardNobodyUsesAnyMore_Disappears()
    {
        CreateAndForget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        _recorded.Observe(Active);
        Assert.Empty(_recorded.All);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CreateAndForget()
    {
        Create();
        Assert.Equal(["0"], _recorded.Observe(Active));
    }

    private GuardedDependency Create() => new(_name, Dependencies.Options(), _time);

    private void AssertStates(int closed = 0, int open = 0, int halfOpen = 0, int isolated = 0) => Assert.Equal(
        [
            $"{closed} haanalyzers.circuit.state=closed",
            $"{open} haanalyzers.circuit.state=open",
            $"{halfOpen} haanalyzers.circuit.state=half_open",
            $"{isolated} haanalyzers.circuit.state=isolated",
        ],
        _recorded.Observe(State));
}
