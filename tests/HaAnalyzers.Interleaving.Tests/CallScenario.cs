using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using static HaAnalyzers.Interleaving.Tests.Interleavings;

namespace HaAnalyzers.Interleaving.Tests;

/// <summary>One guarded call, what happens to it, and what must be so in the end.</summary>
internal sealed class CallScenario
{
    private readonly FakeTimeProvider _clock;
    private readonly CallKind _kind;
    private readonly Shape _shape;
    private readonly Ending _ending;
    private readonly Event[] _events;
    private readonly GuardedDependency _guarded;
    private readonly CancellationTokenSource? _caller;
    private readonly InterleavedCall _call;
    private readonly List<InterleavedCall> _others = [];

    public CallScenario(FakeTimeProvider clock, Shape shape, CallKind kind, Ending ending, bool hasToken, Event[] events)
    {
        (_clock, _shape, _kind, _ending, _events) = (clock, shape, kind, ending, events);
        _guarded = kind == CallKind.Probe ? Dependencies.AboutToProbe(clock) : Dependencies.Create(clock, options =>
        {
            options.CircuitBreaker.ConsecutiveFailures = 0;
            options.MaxConcurrency = kind == CallKind.Limited ? 10 : 1_000;
        });
        _caller = hasToken ? new CancellationTokenSource() : null;
        _call = new InterleavedCall(_guarded, shape, answer: 1);
        Assert.False(_guarded.Deadline.HasPassed);
        if (!events.Contains(Event.Begin))
        {
            Begin();
        }

        Scenario = new Scenario([.. events.Select(OperationOf)], _ => Check());
    }

    public Scenario Scenario { get; }

    private Operation OperationOf(Event happening) => happening switch
    {
        Event.Begin => new Operation(Begin),
        Event.End => new Operation(EndDependency, () => _call.CanEndDependency),
        Event.Pass => new Operation(() => _clock.Advance(Dependencies.Timeout)),
        Event.Cancel => new Operation(_caller!.Cancel),
        Event.Another => new Operation(CallAnother),
        _ => new Operation(
            () =>
            {
                _call.Take();
                CallAnother();
            },
            () => _call.IsCompleted),
    };

    private void Begin() => _call.Begin(_caller?.Token ?? CancellationToken.None);

    private void EndDependency()
    {
        // Abandoned or not, it has been working for us until now.
        Assert.True(!_call.HasReturned || _guarded.UnderWay > 0, "the slot of a call under way is free");
        _call.EndDependency(_ending);
    }

    private void CallAnother()
    {
        var other = new InterleavedCall(_guarded, _shape, answer: 2 + _others.Count);
        _others.Add(other);
        using var caller = new CancellationTokenSource();
        other.Begin(caller.Token);
        other.EndDependency(Ending.Answer);
    }

    private void Check()
    {
        Outcome outcome = _call.Take();
        Assert.Contains(outcome, Possible());
        Assert.Equal(0, _guarded.UnderWay);
        List<Outcome> others = [.. _others.Select(other => other.Take())];
        Assert.DoesNotContain(Outcome.Cancelled, others);
        if (!_events.Contains(Event.Pass))
        {
            Assert.DoesNotContain(Outcome.Fallback, others);
        }

        if (_kind == CallKind.Probe)
        {
            CheckProbe(outcome, others);
        }
        else
        {
            CheckCounts([outcome, .. others]);
        }

        CheckFollowingCalls();
    }

    private IEnumerable<Outcome> Possible()
    {
        bool hasResult = _shape is Shape.TaskOfResult or Shape.ValueTaskOfResult or Shape.ValueTaskOfResultFromSource;
        if (_ending == Ending.Answer)
        {
            yield return hasResult ? Outcome.Answer : Outcome.AnswerOrFallback;
        }

        if (_ending != Ending.Answer || _events.Contains(Event.Pass))
        {
            yield return hasResult ? Outcome.Fallback : Outcome.AnswerOrFallback;
        }

        if (_events.Contains(Event.Cancel))
        {
            yield return Outcome.Cancelled;
        }

        // Only while a probe is under way.
        if (_kind == CallKind.Probe && _events.Contains(Event.Another) && _events.Contains(Event.Begin))
        {
            yield return Outcome.Rejected;
        }
    }

    private void CheckCounts(List<Outcome> outcomes)
    {
        int Number(Outcome outcome) => outcomes.Count(candidate => candidate == outcome);
        Assert.DoesNotContain(Outcome.Rejected, outcomes);
        (long successes, long failures) = _guarded.Breaker.Counts();
        int unclear = Number(Outcome.AnswerOrFallback);

        // A dependency that answers a cancellation with another exception: the caller has the fallback, and nothing is counted.
        int uncounted = _ending == Ending.Failure && _caller is { IsCancellationRequested: true } ? 1 : 0;
        Assert.InRange(successes, Number(Outcome.Answer), Number(Outcome.Answer) + unclear);
        Assert.InRange(failures, Number(Outcome.Fallback) - uncounted, Number(Outcome.Fallback) + unclear);
        Assert.InRange(successes + failures, outcomes.Count - Number(Outcome.Cancelled) - uncounted, outcomes.Count - Number(Outcome.Cancelled));
    }

    private void CheckProbe(Outcome outcome, List<Outcome> others)
    {
        // Whoever came after a probe that proved nothing was the next probe.
        bool decided = others.Any(other => other is not Outcome.Rejected);
        CircuitState state = _guarded.Breaker.State;
        if (outcome == Outcome.Answer)
        {
            Assert.Equal(others.Contains(Outcome.Fallback) ? CircuitState.Open : CircuitState.Closed, state);
        }
        else if (outcome == Outcome.Cancelled && !decided)
        {
            Assert.Equal(CircuitState.HalfOpen, state);
        }
        else if (outcome == Outcome.Fallback && _caller is not { IsCancellationRequested: true })
        {
            Assert.Equal(CircuitState.Open, state);
        }

        if (state == CircuitState.HalfOpen)
        {
            Assert.True(_guarded.Breaker.TryEnter(out CallPermit permit), "the probe slot is lost");
            _guarded.Breaker.RecordIgnored(permit);
        }
    }

    /// <summary>Two at a time: an object that is in the pool twice would serve both.</summary>
    private void CheckFollowingCalls()
    {
        _guarded.Breaker.Close();
        using var caller = new CancellationTokenSource();
        InterleavedCall[] calls = [new(_guarded, _shape, answer: 101), new(_guarded, _shape, answer: 102)];
        Array.ForEach(calls, call => call.Begin(caller.Token));
        Assert.DoesNotContain(calls, call => call.IsCompleted);
        Array.ForEach([calls[1], calls[0]], call => call.EndDependency(Ending.Answer));
        Assert.All(calls, call => Assert.NotEqual(Outcome.Fallback, call.Take()));
        Assert.Equal((2, 0), _guarded.Breaker.Counts());
        Assert.Equal(0, _guarded.UnderWay);
    }
}

/// <summary>What a call has beside itself.</summary>
public enum CallKind
{
    Plain,

    /// <summary>A probe slot.</summary>
    Probe,

    /// <summary>A concurrency slot from the beginning.</summary>
    Limited,
}

internal enum Event
{
    Begin,
    End,
    Pass,
    Cancel,

    /// <summary>Another caller, at any time.</summary>
    Another,

    /// <summary>The same caller again, after it has taken its outcome.</summary>
    Following,
}
