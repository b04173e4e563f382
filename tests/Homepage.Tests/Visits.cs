using Homepage.Drill;
using Homepage.Faults;
using Homepage.Pages;
using Homepage.Services;

namespace Homepage.Tests;

/// <summary>Results of drills that never took place: whole at first, the fault is in from second 1 to second 3.</summary>
internal static class Visits
{
    public static Visit At(double seconds, Outcome outcome, double milliseconds = 10, PartState trending = PartState.Live) => new(
        TimeSpan.FromSeconds(seconds),
        TimeSpan.FromMilliseconds(milliseconds),
        outcome,
        outcome is Outcome.SaidWhy ? "HTTP 503" : outcome is Outcome.Failed ? "HTTP 500" : "HTTP 200",
        outcome is Outcome.Full or Outcome.Degraded ? new Dictionary<string, PartState> { [PartNames.Trending] = trending } : Visit.NoParts);

    public static OutageResult Outage(ServiceKind service, params Visit[] guarded) => new(
        new Outage(service, Fault.Down),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(3),
        [At(0, Outcome.Full), .. guarded],
        [At(0, Outcome.Full), At(2, Outcome.Failed), At(4, Outcome.Full)]);
}
