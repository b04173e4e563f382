using System.Net;
using Homepage.Catalogue;
using Homepage.Drill;
using Homepage.Pages;
using Homepage.Services;
using Homepage.Site;

namespace Homepage.Tests;

public sealed class PageTests
{
    private static readonly HomepageModel Whole = new()
    {
        Account = new Account(1, "Ada", "FR", "Family"),
        Featured = TitleCatalogue.All[0],
        Trending = new([.. TitleCatalogue.All], PartStatus.Live),
        Recommended = new([TitleCatalogue.All[1]], PartStatus.Live),
        UnseenCount = new(3, PartStatus.Live),
        RecentlyWatched = new([new WatchedTitle(TitleCatalogue.All[2], 40)], PartStatus.Live),
        WatchHistory = PartStatus.Live,
    };

    [Fact]
    public void WholePage_IsReadAsFull()
    {
        Assert.Equal(Outcome.Full, Classify(HttpStatusCode.OK, HomepageHtml.Render(Whole)));
        Assert.Equal(0, Whole.DegradedParts);
    }

    [Fact]
    public void DegradedPage_IsReadAsDegraded_AndShowsEachStateToItsReader()
    {
        HomepageModel degraded = Whole with
        {
            Trending = Whole.Trending with { Status = new PartStatus(PartState.Default) },
            Recommended = Whole.Recommended with { Status = new PartStatus(PartState.Cached, TimeSpan.FromSeconds(12)) },
            UnseenCount = new(0, new PartStatus(PartState.Default)),
            RecentlyWatched = new(null, new PartStatus(PartState.Omitted)),
            WatchHistory = new PartStatus(PartState.Omitted),
        };

        string html = HomepageHtml.Render(degraded);
        PageReading reading = PageReading.Read(html);

        Assert.Equal(Outcome.Degraded, Classify(HttpStatusCode.OK, html));
        Assert.Equal(PartState.Default, reading.Parts[PartNames.Trending]);
        Assert.Equal(PartState.Cached, reading.Parts[PartNames.Recommended]);
        Assert.Equal(PartState.Default, reading.Parts[PartNames.UnseenCount]);
        Assert.Equal(PartState.Omitted, reading.Parts[PartNames.RecentlyWatched]);
        Assert.Equal(PartState.Omitted, reading.Parts[PartNames.WatchHistory]);
        Assert.Contains("cached 12 s ago", html, StringComparison.Ordinal);
        Assert.Contains("5 parts of this page are degraded", html, StringComparison.Ordinal);
    }

    [Fact]
    public void PageCutOffInTheMiddle_IsAFailure()
    {
        string html = HomepageHtml.Render(Whole);
        Assert.Equal(Outcome.Failed, Classify(HttpStatusCode.OK, html[..(html.Length / 2)]));
    }

    [Fact]
    public void UnavailablePage_SaysWhy_OnlyWith503()
    {
        string html = MessageHtml.Unavailable(ServiceKind.Account);

        Assert.Equal(Outcome.SaidWhy, Classify(HttpStatusCode.ServiceUnavailable, html));
        Assert.Equal(Outcome.Failed, Classify(HttpStatusCode.InternalServerError, html));
        Assert.Equal(Outcome.Failed, Classify(HttpStatusCode.ServiceUnavailable, ""));
    }

    [Fact]
    public void NamesFromServices_AreEncoded()
    {
        HomepageModel hostile = Whole with { Account = new Account(1, "<script>alert(1)</script>", "\"><b>", "<i>") };
        Assert.DoesNotContain("<script>", HomepageHtml.Render(hostile), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>\"", HomepageHtml.Render(hostile), StringComparison.Ordinal);
    }

    private static Outcome Classify(HttpStatusCode status, string body) => Visitor.Classify(status, body, PageReading.Read(body));
}
