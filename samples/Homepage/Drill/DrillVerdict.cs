using Homepage.Site;

namespace Homepage.Drill;

/// <summary>Whether the guarded page kept its promise through every outage, and if not, where.</summary>
public sealed record DrillVerdict(IReadOnlyList<string> Breaches)
{
    public bool Kept => Breaches.Count == 0;

    public static DrillVerdict On(IEnumerable<OutageResult> results) =>
        new([.. results.SelectMany(Judge)]);

    private static IEnumerable<string> Judge(OutageResult result) => JudgeHealth(result)
        .Concat(result.Outage.Service.IsCritical ? JudgeCritical(result) : JudgeNonCritical(result));

    /// <summary>A service that never worked would be missed as if it had been broken, and the guarded page would hide it.</summary>
    private static IEnumerable<string> JudgeHealth(OutageResult result) =>
        from page in Enum.GetValues<PageKind>()
        where !result.Of(page).Except(result.During(page)).Any(visit => visit.Outcome is Outcome.Full)
        select $"{result.Outage}: the {(page is PageKind.Guarded ? "guarded" : "unguarded")} page was never whole while nothing was broken, so nothing is proved.";

    private static IEnumerable<string> JudgeNonCritical(OutageResult result)
    {
        Visit[] unserved = [.. result.Guarded.Where(visit => !visit.IsServed)];
        if (unserved.Length > 0)
        {
            yield return $"{result.Outage}: the guarded page failed {unserved.Length} of {result.Guarded.Count} requests, {First(unserved)}.";
        }

        if (!result.During(PageKind.Guarded).Any(visit => visit.Outcome is Outcome.Degraded))
        {
            yield return $"{result.Outage}: no guarded page was degraded, so the outage was not felt and nothing is proved.";
        }
    }

    private static IEnumerable<string> JudgeCritical(OutageResult result)
    {
        Visit[] mute = [.. result.Guarded.Where(visit => visit.Outcome is Outcome.Failed)];
        if (mute.Length > 0)
        {
            yield return $"{result.Outage}: the guarded page did not say clearly what failed in {mute.Length} of {result.Guarded.Count} requests, {First(mute)}.";
        }

        IReadOnlyList<Visit> during = result.During(PageKind.Guarded);
        if (!during.Any(visit => visit.Outcome is Outcome.SaidWhy))
        {
            yield return $"{result.Outage}: the guarded page never said that {result.Outage.Service.Description} failed.";
        }

        Visit[] outside = [.. result.Guarded.Except(during).Where(visit => visit.Outcome is Outcome.SaidWhy)];
        if (outside.Length > 0)
        {
            yield return $"{result.Outage}: the guarded page was unavailable {outside.Length} times while nothing was broken, {First(outside)}.";
        }
    }

    private static string First(Visit[] visits) => FormattableString.Invariant(
        $"the first after {visits[0].Begun.TotalSeconds:0.0} s ({visits[0].Answer}, {visits[0].Duration.TotalMilliseconds:0} ms)");
}
