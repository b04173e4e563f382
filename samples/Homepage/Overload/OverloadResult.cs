using Homepage.Drill;
using Homepage.Site;

namespace Homepage.Overload;

/// <summary>What the visitors of one page got while four times as many came as it can serve, and afterwards.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Overload">The visits of the overload.</param>
/// <param name="Afterwards">The visits after it.</param>
/// <param name="Duration">How long the overload lasted.</param>
/// <param name="OverloadEnded">When it ended, by the clock of the visits.</param>
internal sealed record OverloadResult(
    PageKind Page, IReadOnlyList<OverloadVisit> Overload, IReadOnlyList<OverloadVisit> Afterwards, TimeSpan Duration, TimeSpan OverloadEnded)
{
    /// <summary>Pages a second that came while the visitor was still there.</summary>
    public double ServedPerSecond => Overload.Count(visit => visit.IsServed) / Duration.TotalSeconds;

    public TimeSpan SlowestOfHundred => Percentile.Of(Overload.Where(visit => visit.IsServed).Select(visit => visit.Waited), 0.99);

    public int Shed => Overload.Count(visit => visit.IsShed);

    /// <summary>Came, waited for a second and left without anything.</summary>
    public int Left => Overload.Count(visit => visit is { IsServed: false, IsShed: false });

    /// <summary>Until the first visit after which nobody was turned away any more; <see langword="null"/> where that did not happen.</summary>
    public TimeSpan? Recovery
    {
        get
        {
            OverloadVisit? lastFailure = Afterwards.LastOrDefault(visit => !visit.IsServed);
            return lastFailure is null ? TimeSpan.Zero : lastFailure == Afterwards[^1] ? null : lastFailure.Came + lastFailure.Waited - OverloadEnded;
        }
    }
}
