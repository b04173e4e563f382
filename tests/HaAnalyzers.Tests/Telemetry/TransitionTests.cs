using System.Diagnostics;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Telemetry;

/// <summary>State changes are counted, and noted on the trace of the call that caused them.</summary>
[Collection(nameof(ListeningTests))]
public sealed class TransitionTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Activity _caller = new Activity("caller").Start();
    private readonly ManualDependency _dependency = new(Shape.TaskOfResult);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public void EachChange_IsCountedWithBothStates()
    {
        using var recorded = new RecordedMeasurements(Dependencies.Contract);
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        guarded.Begin().Succeed();
        guarded.Breaker.Isolate();
        Assert.Equal(
            [
                "1 haanalyzers.circuit.state=open haanalyzers.circuit.previous_state=closed",
                "1 haanalyzers.circuit.state=half_open haanalyzers.circuit.previous_state=open",
                "1 haanalyzers.circuit.state=closed haanalyzers.circuit.previous_state=half_open",
                "1 haanalyzers.circuit.state=isolated haanalyzers.circuit.previous_state=closed",
            ],
            recorded.Of("haanalyzers.breaker.transitions"));
    }

    [Fact]
    public void ChangeOfAPart_IsCountedForTheWhole()
    {
        using var recorded = new RecordedMeasurements(Dependencies.Contract);
        Dependencies.Create(_time).CreatePart("Find").Breaker.Isolate();
        Assert.Equal(
            ["1 haanalyzers.circuit.state=isolated haanalyzers.circuit.previous_state=closed"],
            recorded.Of("haanalyzers.breaker.transitions"));
    }

    [Fact]
    public void CallsThatCauseChanges_NoteThemInOrderWithTheTimeOfTheirClock()
    {
        DateTimeOffset began = _time.GetUtcNow();
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        guarded.Begin().Succeed();
        guarded.Breaker.Isolate();
        guarded.Breaker.Close();
        guarded.Breaker.Close();
        Assert.Equal(["closed>open 5", "open>half_open ", "half_open>closed ", "closed>isolated ", "isolated>closed "], EventsOf(_caller));
        Assert.Equal(
            [TimeSpan.Zero, Breakers.Break, Breakers.Break, Breakers.Break, Breakers.Break],
            _caller.Events.Select(noted => noted.Timestamp - began));
        Assert.All(_caller.Events, noted =>
        {
            Assert.Equal("circuit_breaker.state_changed", noted.Name);
            Assert.Contains(KeyValuePair.Create("haanalyzers.dependency", (object?)Dependencies.Contract), noted.Tags);
        });
    }

    [Fact]
    public async Task TimeoutThatOpensTheBreaker_IsNotedOnTheCaller()
    {
        Task<Answer> answer = _dependency.CompleteAsync(Dependencies.Create(_time).Begin());
        InForeignActivity(() => _time.Advance(Dependencies.Timeout));
        await answer;
        Assert.Equal(["closed>open 5"], EventsOf(_caller));
    }

    [Fact]
    public async Task LateFailureThatOpensTheBreaker_IsNotedOnTheCaller()
    {
        Task<Answer> answer = _dependency.CompleteAsync(Dependencies.Create(_time).Begin());
        InForeignActivity(() => _dependency.Fail(new HttpRequestException()));
        await answer;
        Assert.Equal(["closed>open 5"], EventsOf(_caller));
    }

    [Fact]
    public async Task SuspendedProbeThatClosesTheBreaker_IsNotedOnTheCaller()
    {
        Activity.Current = null;
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        Activity.Current = _caller;
        Task<Answer> answer = _dependency.CompleteAsync(guarded.Begin());
        InForeignActivity(() => _dependency.Succeed(1));
        await answer;
        Assert.Equal(["open>half_open ", "half_open>closed "], EventsOf(_caller));
    }

    [Fact]
    public async Task CallerWithoutAnActivity_LeavesThoseOfOthersAlone()
    {
        Activity.Current = null;
        Task<Answer> answer = _dependency.CompleteAsync(Dependencies.Create(_time).Begin());
        InForeignActivity(() => _dependency.Fail(new HttpRequestException()));
        await answer;
        Assert.Empty(_caller.Events);
    }

    [Fact]
    public async Task SettledCall_LeavesTheThreadToItsOwnActivity()
    {
        Task<Answer> answer = _dependency.CompleteAsync(Dependencies.Create(_time).Begin());
        using var other = new Activity("other");
        other.Start();
        _time.Advance(Dependencies.Timeout);
        var breaker = new CircuitBreaker(Dependencies.Contract);
        breaker.Isolate();
        Assert.Equal(["closed>isolated "], EventsOf(other));
        await answer;
    }

    [Fact]
    public void ActivityThatIsNotRecording_GetsNothing()
    {
        _caller.IsAllDataRequested = false;
        Dependencies.AboutToProbe(_time);
        Assert.Empty(_caller.Events);
    }

    /// <summary>Runs on this thread, with an activity that has nothing to do with the call and must stay untouched.</summary>
    private static void InForeignActivity(Action settle)
    {
        Activity? before = Activity.Current;
        Activity.Current = null;
        using var foreign = new Activity("foreign");
        foreign.Start();
        settle();
        Assert.Empty(foreign.Events);
        Activity.Current = before;
    }

    private static IEnumerable<string> EventsOf(Activity activity) =>
        from noted in activity.Events
        let tags = noted.Tags.ToDictionary(tag => tag.Key.Replace("haanalyzers.circuit.", "", StringComparison.Ordinal), tag => tag.Value)
        select $"{tags["previous_state"]}>{tags["state"]} {tags.GetValueOrDefault("retry_after")}";
}
