using Homepage.Drill;
using Homepage.Report;
using Homepage.Services;

namespace Homepage.Tests;

public sealed class DrillReportTests
{
    [Fact]
    public void Report_IsOneDocumentThatLoadsNothing_AndHasASectionForEachOutage()
    {
        string html = Render(
            Visits.Outage(ServiceKind.Trending, Visits.At(2, Outcome.Degraded)),
            Visits.Outage(ServiceKind.Account, Visits.At(2, Outcome.SaidWhy)));

        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"trending-down\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"account-down\"", html, StringComparison.Ordinal);
        Assert.Contains("kept its promise", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenPromise_IsTheFirstThingItSays_WithTheReason()
    {
        string html = Render(Visits.Outage(ServiceKind.Trending, Visits.At(1.5, Outcome.Degraded), Visits.At(2, Outcome.Failed)));

        Assert.Contains("broke its promise", html, StringComparison.Ordinal);
        Assert.Contains("the guarded page failed 1 of 3 requests", html, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyCriticalOutages_HaveAHeadlineOfTheirOwn()
    {
        string html = Render(Visits.Outage(ServiceKind.Account, Visits.At(2, Outcome.SaidWhy)));
        Assert.Contains("told 100 % of its visitors why", html, StringComparison.Ordinal);
    }

    private static string Render(params OutageResult[] results) =>
        DrillReport.Render(results, DrillVerdict.On(results), TimeSpan.FromSeconds(9), DateTimeOffset.UnixEpoch);
}
