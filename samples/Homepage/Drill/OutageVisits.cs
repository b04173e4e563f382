using System.Collections.Concurrent;
using Homepage.Site;

namespace Homepage.Drill;

/// <summary>Visits as they come in, of both pages.</summary>
internal sealed class OutageVisits
{
    private readonly ConcurrentBag<Visit> _guarded = [];
    private readonly ConcurrentBag<Visit> _unguarded = [];

    public void Add(PageKind page, Visit visit) => Of(page).Add(visit);

    public IReadOnlyList<Visit> InOrder(PageKind page) => [.. Of(page).OrderBy(visit => visit.Begun)];

    private ConcurrentBag<Visit> Of(PageKind page) => page is PageKind.Guarded ? _guarded : _unguarded;
}
