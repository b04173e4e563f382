using Homepage.Drill;
using Homepage.Pages;
using Homepage.Services;
using Homepage.Site;

namespace Homepage.Tests;

public sealed class OutageResultTests
{
    [Fact]
    public void VisitsUnderWayWhileTheFaultWasIn_AreTheOnesThatMetTheOutage()
    {
        Visit before = Visits.At(0.5, Outcome.Full);
        Visit intoIt = Visits.At(0.5, Outcome.Failed, milliseconds: 600);
        Visit within = Visits.At(2, Outcome.Degraded);
        Visit outOfIt = Visits.At(2.9, Outcome.Full, milliseconds: 600);
        Visit after = Visits.At(3, Outcome.Full);

        OutageResult result = Visits.Outage(ServiceKind.Trending, before, intoIt, within, outOfIt, after);

        Assert.Equal([intoIt, within, outOfIt], result.During(PageKind.Guarded));
    }

    [Fact]
    public void Tally_CountsOutcomesAndWhatThePartsShowed()
    {
        VisitTally tally = VisitTally.Of(
        [
            Visits.At(1, Outcome.Full, milliseconds: 1),
            Visits.At(1, Outcome.Degraded, milliseconds: 2, trending: PartState.Default),
            Visits.At(1, Outcome.Degraded, milliseconds: 3, trending: PartState.Default),
            Visits.At(1, Outcome.SaidWhy, milliseconds: 4),
            Visits.At(1, Outcome.Failed, milliseconds: 2_000),
        ]);

        Assert.Equal((5, 1, 2, 1, 1), (tally.Visits, tally.Full, tally.Degraded, tally.SaidWhy, tally.Failed));
        Assert.Equal(0.6, tally.Availability, 6);
        Assert.Equal(TimeSpan.FromMilliseconds(3), tally.Median);
        Assert.Equal(TimeSpan.FromMilliseconds(2_000), tally.P99);
        Assert.Equal(1, tally.Parts[PartNames.Trending][PartState.Live]);
        Assert.Equal(2, tally.Parts[PartNames.Trending][PartState.Default]);
        Assert.Equal(["trending: 2 default, 1 live"], Wording.DegradedParts(tally));
    }

    [Theory]
    [InlineData(0, 0, "–")]
    [InlineData(5, 5, "100 %")]
    [InlineData(9_999, 10_000, "99.9 %")]
    [InlineData(0, 7, "0 %")]
    public void Share_IsNeverRoundedUp(int part, int whole, string expected) => Assert.Equal(expected, Wording.Share(part, whole));
}
