using Homepage.Site;

namespace Homepage.Drill;

/// <summary>What one outage did to both pages.</summary>
/// <param name="Broken">When the fault was put in, from the beginning.</param>
/// <param name="Healed">When it was gone again.</param>
public sealed record OutageResult(
    Outage Outage, TimeSpan Broken, TimeSpan Healed, IReadOnlyList<Visit> Guarded, IReadOnlyList<Visit> Unguarded)
{
    public IReadOnlyList<Visit> Of(PageKind page) => page is PageKind.Guarded ? Guarded : Unguarded;

    /// <summary>The visits that were under way at any time while the fault was in.</summary>
    public IReadOnlyList<Visit> During(PageKind page) =>
        [.. Of(page).Where(visit => visit.Ended > Broken && visit.Begun < Healed)];

    public VisitTally Tally(PageKind page) => VisitTally.Of(During(page));
}
