using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using static HaAnalyzers.Interleaving.Tests.Interleavings;

namespace HaAnalyzers.Interleaving.Tests;

/// <summary>
/// A call begins, the dependency ends, the deadline passes, the caller cancels, and a following call uses what is pooled, in every order:
/// one outcome, one count, the slots given back, and nothing shared with the following call.
/// </summary>
public sealed class GuardedCallInterleavingTests(ITestOutputHelper output)
{
    public static TheoryData<Shape, CallKind> Calls => new MatrixTheoryData<Shape, CallKind>(Enum.GetValues<Shape>(), Enum.GetValues<CallKind>());

    [Theory]
    [MemberData(nameof(Calls))]
    public void WhileTheCallBegins(Shape shape, CallKind kind)
    {
        Run(shape, kind, Interruptions(shape), [Event.Begin, Event.End, Event.Pass], [Event.Begin, Event.End, Event.Cancel]);
        Run(shape, kind, maxInterruptions: 1, [Event.Begin, Event.End, Event.Pass, Event.Cancel]);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void WhileTheCallIsSuspended(Shape shape, CallKind kind)
    {
        Run(shape, kind, Interruptions(shape), [Event.End, Event.Pass], [Event.End, Event.Cancel], [Event.End, Event.Following]);
        Run(
            shape,
            kind,
            maxInterruptions: 1,
            [Event.End, Event.Pass, Event.Cancel],
            [Event.End, Event.Pass, Event.Another],
            [Event.End, Event.Cancel, Event.Another],
            [Event.End, Event.Pass, Event.Following],
            [Event.End, Event.Cancel, Event.Following]);
    }

    /// <summary>The shapes share all but how the outcome is taken and handed over; two of them show both ways.</summary>
    private static int Interruptions(Shape shape) => shape is Shape.TaskOfResult or Shape.ValueTaskOfResultFromSource ? 2 : 1;

    private void Run(Shape shape, CallKind kind, int maxInterruptions, params Event[][] eventSets)
    {
        int schedules = 0;
        foreach (Event[] events in eventSets)
        {
            foreach (Ending ending in Enum.GetValues<Ending>())
            {
                foreach (bool hasToken in events.Contains(Event.Cancel) ? (bool[])[true] : [false, true])
                {
                    schedules += RunAll(clock => new CallScenario(clock, shape, kind, ending, hasToken, events).Scenario, maxInterruptions);
                }
            }
        }

        output.WriteLine($"{schedules} schedules");
    }
}
