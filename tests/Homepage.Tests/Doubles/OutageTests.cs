using System.Net;
using HaAnalyzers.Testing;
using Homepage.Contracts;
using Homepage.Pages;

namespace Homepage.Tests.Doubles;

/// <summary>What a visitor sees of each outage: break it, visit, look.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private DoubledHomepage _homepage = null!;

    public async ValueTask InitializeAsync() => _homepage = await DoubledHomepage.StartAsync();

    public ValueTask DisposeAsync() => _homepage.DisposeAsync();

    [Fact]
    public async Task AllWell_IsTheWholePage()
    {
        PageReading page = await _homepage.VisitAsync();

        Assert.True(page.IsFull);
    }

    [Fact]
    public async Task RecommendationsDown_LeavesTheirRowEmpty()
    {
        _homepage.Recommendations.Down();
        PageReading page = await _homepage.VisitAsync();
        Assert.Equal(PartState.Empty, page.Parts[PartNames.Recommended]);
    }

    [Fact]
    public async Task RecommendationsDownAfterAVisit_ShowsThoseOfTheVisit()
    {
        await _homepage.VisitAsync();
        _homepage.Recommendations.Down();
        PageReading page = await _homepage.VisitAsync();
        Assert.Equal(PartState.Cached, page.Parts[PartNames.Recommended]);
    }

    [Fact]
    public async Task OneMemberDown_DegradesItsPartAlone()
    {
        _homepage.Recommendations.ForMember(nameof(IRecommendations.UnseenCountAsync)).Error<InvalidDataException>();
        PageReading page = await _homepage.VisitAsync();
        Assert.Equal([PartNames.UnseenCount], page.Parts.Where(part => part.Value is not PartState.Live).Select(part => part.Key));
    }

    [Fact]
    public async Task TrendingHangs_ShowsWhatIsAlwaysPopular()
    {
        _homepage.Trending.Hang();
        PageReading page = await _homepage.VisitAsync();
        Assert.Equal(PartState.Default, page.Parts[PartNames.Trending]);
    }

    [Fact]
    public async Task EveryNonCriticalServiceDown_IsStillAPage()
    {
        _homepage.Recommendations.Down();
        _homepage.Trending.Down();
        _homepage.RecentlyWatched.Down();
        _homepage.Views.Down();

        PageReading page = await _homepage.VisitAsync();

        Assert.True(page.IsComplete);
        Assert.DoesNotContain(PartState.Live, page.Parts.Values);
    }

    [Fact]
    public async Task AccountsDown_TakesTheInstanceOutOfRotation()
    {
        _homepage.Accounts.Down();
        using HttpResponseMessage ready = await _homepage.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    [Fact]
    public async Task OpenBreaker_SparesTheService_UntilTheBreakIsOver()
    {
        var time = new FakeTime();
        await using DoubledHomepage homepage = await DoubledHomepage.StartAsync(time);

        homepage.Services.ForceOpen<IRecommendations>();
        PageReading open = await homepage.VisitAsync();
        Assert.Equal(PartState.Empty, open.Parts[PartNames.Recommended]);
        Assert.Equal(0, homepage.Recommendations.Calls);

        // The one call that is let in finds the service well.
        time.Advance(TimeSpan.FromSeconds(5));
        await homepage.VisitAsync();
        PageReading closed = await homepage.VisitAsync();
        Assert.True(closed.IsFull);
    }
}
