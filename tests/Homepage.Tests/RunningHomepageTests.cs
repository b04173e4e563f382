using System.Net;
using System.Net.Sockets;
using Homepage.Faults;
using Homepage.Pages;
using Homepage.Services;
using Homepage.Site;

namespace Homepage.Tests;

/// <summary>Real requests to the real pages; what is broken stays broken until the test heals it, so nothing depends on time.</summary>
public sealed class RunningHomepageTests : IClassFixture<HomepageFixture>, IAsyncLifetime
{
    private readonly HomepageFixture _fixture;

    public RunningHomepageTests(HomepageFixture fixture) => _fixture = fixture;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _fixture.Homepage.Services.HealAllAsync();

    [Fact]
    public async Task HealthyServices_GiveTheWholePageInBothWays()
    {
        foreach (PageKind page in Enum.GetValues<PageKind>())
        {
            (HttpStatusCode status, string body) = await GetAsync(page, user: 1_000);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.True(PageReading.Read(body).IsComplete);
        }
    }

    public static TheoryData<string, string, PartState, int> NonCriticalServices => new()
    {
        { ServiceKind.Recommendations.Slug, PartNames.Recommended, PartState.Empty, 1101 },
        { ServiceKind.Recommendations.Slug, PartNames.UnseenCount, PartState.Default, 1102 },
        { ServiceKind.Trending.Slug, PartNames.Trending, PartState.Default, 1103 },
        { ServiceKind.RecentlyWatched.Slug, PartNames.RecentlyWatched, PartState.Omitted, 1104 },
        { ServiceKind.ViewRecorder.Slug, PartNames.WatchHistory, PartState.Omitted, 1105 },
    };

    [Theory]
    [MemberData(nameof(NonCriticalServices))]
    public async Task NonCriticalServiceDown_DegradesItsPart_AndTakesTheUnguardedPageDown(
        string service, string part, PartState expected, int newUser)
    {
        await BreakAsync(service, Fault.Down);

        (HttpStatusCode guarded, string body) = await GetAsync(PageKind.Guarded, newUser);
        (HttpStatusCode unguarded, _) = await GetAsync(PageKind.Unguarded, newUser);

        Assert.Equal(HttpStatusCode.OK, guarded);
        Assert.Equal(expected, PageReading.Read(body).Parts[part]);
        Assert.Equal(HttpStatusCode.InternalServerError, unguarded);
    }

    [Theory]
    [InlineData(Fault.Hangs)]
    [InlineData(Fault.Slow)]
    [InlineData(Fault.Http500)]
    [InlineData(Fault.Garbage)]
    public async Task EveryOtherFault_IsAnsweredByTheDefaultTitles(Fault fault)
    {
        await BreakAsync(ServiceKind.Trending.Slug, fault);

        (HttpStatusCode status, string body) = await GetAsync(PageKind.Guarded, user: 1_002);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(PartState.Default, PageReading.Read(body).Parts[PartNames.Trending]);
    }

    [Fact(Timeout = 60_000)]
    public async Task UserSeenBefore_GetsTheCachedPicks()
    {
        await GetUntilLiveAsync(PartNames.Recommended, user: 1_003, TestContext.Current.CancellationToken);
        await BreakAsync(ServiceKind.Recommendations.Slug, Fault.Http500);

        (_, string body) = await GetAsync(PageKind.Guarded, user: 1_003);

        Assert.Equal(PartState.Cached, PageReading.Read(body).Parts[PartNames.Recommended]);
    }

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Hangs)]
    [InlineData(Fault.Garbage)]
    public async Task AccountServiceBroken_IsSaidClearly(Fault fault)
    {
        await BreakAsync(ServiceKind.Account.Slug, fault);

        (HttpStatusCode status, string body) = await GetAsync(PageKind.Guarded, user: 1);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("The account service is not answering", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AccountServiceBroken_TakesReadinessButNotLiveness()
    {
        await BreakAsync(ServiceKind.Account.Slug, Fault.Http500);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(PageKind.Guarded, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(PageKind.Guarded, "/health/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(PageKind.Unguarded, "/health"));
    }

    [Fact]
    public async Task UnknownUser_IsNotAnOutage()
    {
        (HttpStatusCode status, _) = await GetAsync(PageKind.Guarded, user: AccountStore.Count + 1);
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task ServiceThatIsDown_RefusesConnections_AndComesBackAtTheSameAddress()
    {
        RemoteService service = _fixture.Homepage.Services[ServiceKind.Trending];
        var titles = new Uri(service.Address, "/trending/FR?count=3");

        await service.BreakAsync(Fault.Down);
        HttpRequestException refused = await Assert.ThrowsAsync<HttpRequestException>(() => _fixture.Http.GetStringAsync(titles));
        await service.BreakAsync(Fault.None);

        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(refused.InnerException).SocketErrorCode);
        Assert.NotEmpty(await _fixture.Http.GetStringAsync(titles));
    }

    private Task BreakAsync(string service, Fault fault) =>
        _fixture.Homepage.Services[ServiceKind.Find(service)!].BreakAsync(fault);

    /// <summary>An earlier test may have left a breaker open; it closes by itself once its service is well.</summary>
    private async Task GetUntilLiveAsync(string part, int user, CancellationToken cancellationToken)
    {
        PageReading reading;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            reading = PageReading.Read((await GetAsync(PageKind.Guarded, user)).Body);
        }
        while (reading.Parts[part] is not PartState.Live);
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(PageKind page, int user)
    {
        using HttpResponseMessage response = await _fixture.Http.GetAsync(new Uri(_fixture.Homepage.AddressOf(page), $"/?user={user}"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<HttpStatusCode> StatusAsync(PageKind page, string path)
    {
        using HttpResponseMessage response = await _fixture.Http.GetAsync(new Uri(_fixture.Homepage.AddressOf(page), path));
        return response.StatusCode;
    }
}
