using Homepage.Site;

namespace Homepage.Drill;

/// <summary>The whole drill in a few numbers, for each of the pages.</summary>
public sealed record DrillSummary(VisitTally Guarded, VisitTally Unguarded)
{
    public static DrillSummary OfNonCritical(IEnumerable<OutageResult> results) => Of(results.Where(result => !result.Outage.Service.IsCritical));

    public static DrillSummary OfCritical(IEnumerable<OutageResult> results) => Of(results.Where(result => result.Outage.Service.IsCritical));

    private static DrillSummary Of(IEnumerable<OutageResult> results)
    {
        OutageResult[] all = [.. results];
        return new DrillSummary(
            VisitTally.Of([.. all.SelectMany(result => result.During(PageKind.Guarded))]),
            VisitTally.Of([.. all.SelectMany(result => result.During(PageKind.Unguarded))]));
    }
}
