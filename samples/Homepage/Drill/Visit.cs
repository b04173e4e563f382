using Homepage.Pages;

namespace Homepage.Drill;

/// <summary>One request for a page and what came of it.</summary>
/// <param name="Begun">When it was sent, from the beginning of the drill of this outage.</param>
/// <param name="Duration">Until the last byte was there, or the visitor gave up.</param>
/// <param name="Answer">What went over the wire, in a few words: <c>HTTP 500</c>.</param>
/// <param name="Parts">What each part of the page showed; empty where there was no page.</param>
public sealed record Visit(
    TimeSpan Begun, TimeSpan Duration, Outcome Outcome, string Answer, IReadOnlyDictionary<string, PartState> Parts)
{
    public static readonly IReadOnlyDictionary<string, PartState> NoParts = new Dictionary<string, PartState>();

    public TimeSpan Ended => Begun + Duration;

    public bool IsServed => Outcome is Outcome.Full or Outcome.Degraded;
}
