using System.Diagnostics;
using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Telemetry;

/// <summary>Tells of the state changes of breakers.</summary>
internal static class TransitionTelemetry
{
    private const string EventName = "circuit_breaker.state_changed";

    /// <summary>Counts the change; listeners run in it, so call it outside all locks.</summary>
    public static void Count(string dependency, CircuitStateChangedEventArgs change)
    {
        if (GuardTelemetry.Transitions.Enabled)
        {
            TagList tags = default;
            tags.Add(TagNames.Dependency, dependency);
            tags.Add(TagNames.CircuitState, TagValues.Of(change.Current));
            tags.Add(TagNames.PreviousCircuitState, TagValues.Of(change.Previous));
            GuardTelemetry.Transitions.CountOne(in tags);
        }
    }

    /// <summary>
    /// Notes the change on the trace of the call that caused it, so call it on the thread that settles that call. No listener runs in it.
    /// </summary>
    public static void AddEvent(string dependency, CircuitStateChangedEventArgs change, TimeProvider time)
    {
        if (CallerActivity.Current is not { IsAllDataRequested: true } activity)
        {
            return;
        }

        var tags = new ActivityTagsCollection
        {
            [TagNames.Dependency] = dependency,
            [TagNames.CircuitState] = TagValues.Of(change.Current),
            [TagNames.PreviousCircuitState] = TagValues.Of(change.Previous),
        };
        if (change.RetryAfter is { } retryAfter)
        {
            tags[TagNames.RetryAfter] = retryAfter.TotalSeconds;
        }

        activity.AddEvent(new ActivityEvent(EventName, time.GetUtcNow(), tags));
    }
}
