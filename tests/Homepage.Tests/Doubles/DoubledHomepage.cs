using System.Net;
using Homepage.Catalogue;
using Homepage.Contracts;
using Homepage.Hosting;
using Homepage.Pages;
using Homepage.Services;
using Homepage.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Homepage.Tests.Doubles;

/// <summary>The guarded page as it is, and a double in the place of every service behind it: all of them are well until they are told otherwise.</summary>
internal sealed class DoubledHomepage : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly WebApplication _site;

    private DoubledHomepage(TimeProvider time)
    {
        Accounts = new FaultyAccounts(timeProvider: time).Healthy(new Account(1, "Ada", "FR", "Family"));
        Recommendations = new FaultyRecommendations(timeProvider: time).Healthy<IReadOnlyList<Title>>([TitleCatalogue.All[1]]).Healthy(3);
        Trending = new FaultyTrending(timeProvider: time).Healthy<IReadOnlyList<Title>>([TitleCatalogue.All[0]]);
        RecentlyWatched = new FaultyRecentlyWatched(timeProvider: time);
        Views = new FaultyViewRecorder(timeProvider: time);

        var nowhere = new ServiceAddresses(ServiceKind.All.Select(kind => KeyValuePair.Create(kind, new Uri("http://localhost"))));
        _site = GuardedSite.Build(LoopbackHost.CreateBuilder(), nowhere, services => services
            .AddSingleton(time)
            .ReplaceDependency(Accounts)
            .ReplaceDependency(Recommendations)
            .ReplaceDependency(Trending)
            .ReplaceDependency(RecentlyWatched)
            .ReplaceDependency(Views));
    }

    public FaultyAccounts Accounts { get; }

    public FaultyRecommendations Recommendations { get; }

    public FaultyTrending Trending { get; }

    public FaultyRecentlyWatched RecentlyWatched { get; }

    public FaultyViewRecorder Views { get; }

    public IServiceProvider Services => _site.Services;

    /// <param name="time">The clock of guards and doubles; default: that of the system.</param>
    public static async Task<DoubledHomepage> StartAsync(TimeProvider? time = null)
    {
        var homepage = new DoubledHomepage(time ?? TimeProvider.System);
        await homepage._site.StartAsync();
        return homepage;
    }

    public async Task<PageReading> VisitAsync()
    {
        using HttpResponseMessage response = await GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return PageReading.Read(await response.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(_site.Address(), path));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _site.StopAtOnceAsync();
    }
}
