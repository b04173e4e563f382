using Homepage.Drill;
using Homepage.Services;
using Homepage.Site;

namespace Homepage.Tests;

public sealed class DrillVerdictTests
{
    [Fact]
    public void NonCriticalOutageServedDegraded_KeepsThePromise() => AssertKept(
        Visits.Outage(ServiceKind.Trending, Visits.At(2, Outcome.Degraded), Visits.At(4, Outcome.Full)));

    [Theory]
    [InlineData(Outcome.Failed, 0)]
    [InlineData(Outcome.Failed, 2)]
    [InlineData(Outcome.SaidWhy, 2)]
    [InlineData(Outcome.Failed, 4)]
    public void NonCriticalOutageWithOneRequestUnserved_BreaksThePromise(Outcome outcome, double at)
    {
        string breach = AssertBroken(Visits.Outage(ServiceKind.Trending, Visits.At(2, Outcome.Degraded), Visits.At(at, outcome)));
        Assert.Contains("Trending: down: the guarded page failed 1 of 3 requests", breach, StringComparison.Ordinal);
    }

    [Fact]
    public void NonCriticalOutageThatNobodyFelt_ProvesNothing()
    {
        string breach = AssertBroken(Visits.Outage(ServiceKind.Trending, Visits.At(2, Outcome.Full)));
        Assert.Contains("nothing is proved", breach, StringComparison.Ordinal);
    }

    [Fact]
    public void CriticalOutageThatIsNamed_KeepsThePromise() => AssertKept(
        Visits.Outage(ServiceKind.Account, Visits.At(2, Outcome.SaidWhy), Visits.At(4, Outcome.Full)));

    [Fact]
    public void CriticalOutageWithABareError_BreaksThePromise()
    {
        string breach = AssertBroken(Visits.Outage(ServiceKind.Account, Visits.At(1.5, Outcome.SaidWhy), Visits.At(2, Outcome.Failed)));
        Assert.Contains("did not say clearly what failed in 1 of 3 requests", breach, StringComparison.Ordinal);
        Assert.Contains("HTTP 500", breach, StringComparison.Ordinal);
    }

    [Fact]
    public void CriticalOutageThatIsNeverNamed_BreaksThePromise()
    {
        string breach = AssertBroken(Visits.Outage(ServiceKind.Account, Visits.At(2, Outcome.Full)));
        Assert.Contains("never said that the account service failed", breach, StringComparison.Ordinal);
    }

    [Fact]
    public void CriticalServiceMissedWhileItWasThere_BreaksThePromise()
    {
        string breach = AssertBroken(Visits.Outage(ServiceKind.Account, Visits.At(2, Outcome.SaidWhy), Visits.At(4, Outcome.SaidWhy)));
        Assert.Contains("unavailable 1 times while nothing was broken", breach, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PageKind.Guarded)]
    [InlineData(PageKind.Unguarded)]
    public void PageThatWasNeverWhole_ProvesNothing(PageKind page)
    {
        OutageResult result = Visits.Outage(ServiceKind.Trending, Visits.At(2, Outcome.Degraded));
        Visit[] neverWhole = [Visits.At(0, Outcome.Degraded), Visits.At(2, Outcome.Degraded)];

        string breach = AssertBroken(page is PageKind.Guarded ? result with { Guarded = neverWhole } : result with { Unguarded = neverWhole });

        Assert.Contains($"the {page} page was never whole", breach, StringComparison.OrdinalIgnoreCase);
    }

    private static void AssertKept(OutageResult result) => Assert.Empty(DrillVerdict.On([result]).Breaches);

    private static string AssertBroken(OutageResult result)
    {
        DrillVerdict verdict = DrillVerdict.On([result]);
        Assert.False(verdict.Kept);
        return Assert.Single(verdict.Breaches);
    }
}
