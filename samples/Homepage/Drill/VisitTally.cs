using Homepage.Pages;

namespace Homepage.Drill;

/// <summary>Many visits in a few numbers.</summary>
public sealed record VisitTally
{
    public required int Visits { get; init; }

    public required int Full { get; init; }

    public required int Degraded { get; init; }

    public required int SaidWhy { get; init; }

    public required int Failed { get; init; }

    /// <summary>Half of the visits took no longer than this.</summary>
    public required TimeSpan Median { get; init; }

    /// <summary>All but one in a hundred took no longer than this.</summary>
    public required TimeSpan P99 { get; init; }

    /// <summary>How often each part of the page showed what.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<PartState, int>> Parts { get; init; }

    public int Served => Full + Degraded;

    /// <summary>Between 0 and 1; 1 where there was nothing to serve.</summary>
    public double Availability => Visits == 0 ? 1 : (double)Served / Visits;

    public static VisitTally Of(IReadOnlyCollection<Visit> visits) => new()
    {
        Visits = visits.Count,
        Full = visits.Count(visit => visit.Outcome is Outcome.Full),
        Degraded = visits.Count(visit => visit.Outcome is Outcome.Degraded),
        SaidWhy = visits.Count(visit => visit.Outcome is Outcome.SaidWhy),
        Failed = visits.Count(visit => visit.Outcome is Outcome.Failed),
        Median = Percentile.Of(visits.Select(visit => visit.Duration), 0.5),
        P99 = Percentile.Of(visits.Select(visit => visit.Duration), 0.99),
        Parts = PartNames.All.ToDictionary(part => part, part => (IReadOnlyDictionary<PartState, int>)CountStates(visits, part)),
    };

    private static SortedDictionary<PartState, int> CountStates(IReadOnlyCollection<Visit> visits, string part)
    {
        var counts = new SortedDictionary<PartState, int>();
        foreach (Visit visit in visits)
        {
            if (visit.Parts.TryGetValue(part, out PartState state))
            {
                counts[state] = counts.GetValueOrDefault(state) + 1;
            }
        }

        return counts;
    }
}
