using Homepage.Catalogue;
using Homepage.Pages;

namespace Homepage.Unguarded;

/// <summary>Asks every service for its part of the page, all at the same time.</summary>
public sealed class HomepageComposer
{
    private readonly IAccounts _accounts;
    private readonly HeroBanner _hero;
    private readonly IRecentlyWatched _recentlyWatched;
    private readonly IRecommendations _recommendations;
    private readonly ITrending _trending;
    private readonly IViewRecorder _views;

    public HomepageComposer(
        IAccounts accounts,
        HeroBanner hero,
        IRecentlyWatched recentlyWatched,
        IRecommendations recommendations,
        ITrending trending,
        IViewRecorder views)
    {
        _accounts = accounts;
        _hero = hero;
        _recentlyWatched = recentlyWatched;
        _recommendations = recommendations;
        _trending = trending;
        _views = views;
    }

    public async Task<HomepageModel> ComposeAsync(int userId, CancellationToken cancellationToken)
    {
        Account account = await _accounts.FindAsync(userId, cancellationToken);
        Title featured = await _hero.FeaturedAsync(account.Country, cancellationToken);

        Task<IReadOnlyList<Title>> trending = _trending.TitlesAsync(account.Country, count: 10, cancellationToken);
        Task<IReadOnlyList<Title>> recommended = _recommendations.ForUserAsync(userId, cancellationToken);
        Task<int> unseenCount = _recommendations.UnseenCountAsync(userId, cancellationToken);
        Task<IReadOnlyList<WatchedTitle>> recentlyWatched = _recentlyWatched.ForUserAsync(userId, cancellationToken);
        Task recorded = _views.RecordViewAsync(userId, featured.Id, cancellationToken);
        await Task.WhenAll(trending, recommended, unseenCount, recentlyWatched, recorded);

        return new HomepageModel
        {
            Account = account,
            Featured = featured,
            Trending = new(await trending, PartStatus.Live),
            Recommended = new(await recommended, PartStatus.Live),
            UnseenCount = new(await unseenCount, PartStatus.Live),
            RecentlyWatched = new(await recentlyWatched, PartStatus.Live),
            WatchHistory = PartStatus.Live,
        };
    }
}
