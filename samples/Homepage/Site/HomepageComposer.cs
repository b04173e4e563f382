using HaAnalyzers;
using HaAnalyzers.Guarding;
using Homepage.Catalogue;
using Homepage.Contracts;
using Homepage.Pages;

namespace Homepage.Site;

/// <summary>Asks every service for its part of the page. Only the account can fail: everything else is guarded.</summary>
public sealed class HomepageComposer
{
    private const int TrendingTitles = 10;

    private readonly IAccounts _accounts;
    private readonly IRecentlyWatched _recentlyWatched;
    private readonly IRecommendations _recommendations;
    private readonly ITrending _trending;
    private readonly IViewRecorder _views;

    public HomepageComposer(
        IAccounts accounts,
        IRecentlyWatched recentlyWatched,
        IRecommendations recommendations,
        ITrending trending,
        IViewRecorder views)
    {
        _accounts = accounts;
        _recentlyWatched = recentlyWatched;
        _recommendations = recommendations;
        _trending = trending;
        _views = views;
    }

    /// <returns>The page, or <see langword="null"/> where there is no such user.</returns>
    public async Task<HomepageModel?> ComposeAsync(int userId, CancellationToken cancellationToken)
    {
        Account? account = await _accounts.FindAsync(userId, cancellationToken);
        if (account is null)
        {
            return null;
        }

        using DegradationScope degradation = Degradation.Observe();

        Task<IReadOnlyList<Title>> trending = _trending.TitlesAsync(account.Country, TrendingTitles, cancellationToken);
        Task<IReadOnlyList<Title>> recommended = _recommendations.ForUserAsync(userId, cancellationToken);
        Task<int> unseenCount = _recommendations.UnseenCountAsync(userId, cancellationToken);
        Task<IReadOnlyList<WatchedTitle>?> recentlyWatched = _recentlyWatched.ForUserAsync(userId, cancellationToken);
        await Task.WhenAll(trending, recommended, unseenCount, recentlyWatched);

        Title featured = await trending is [Title first, ..] ? first : TitleCatalogue.All[0];
        await _views.RecordViewAsync(userId, featured.Id, cancellationToken);

        IReadOnlyList<DegradedAnswer> degraded = degradation.Answers;
        return new HomepageModel
        {
            Account = account,
            Featured = featured,
            Trending = new(await trending, StatusOf<ITrending>(degraded, nameof(ITrending.TitlesAsync))),
            Recommended = new(await recommended, StatusOf<IRecommendations>(degraded, nameof(IRecommendations.ForUserAsync))),
            UnseenCount = new(await unseenCount, StatusOf<IRecommendations>(degraded, nameof(IRecommendations.UnseenCountAsync))),
            RecentlyWatched = new(await recentlyWatched, StatusOf<IRecentlyWatched>(degraded, nameof(IRecentlyWatched.ForUserAsync))),
            WatchHistory = StatusOf<IViewRecorder>(degraded, nameof(IViewRecorder.RecordViewAsync)),
        };
    }

    private static PartStatus StatusOf<TContract>(IReadOnlyList<DegradedAnswer> degraded, string member)
    {
        DegradedAnswer? answer = degraded.FirstOrDefault(each => each.Contract == typeof(TContract).FullName && each.Member == member);
        return answer is null ? PartStatus.Live : new PartStatus(StateFor(answer.Kind), answer.Age);
    }

    private static PartState StateFor(FallbackKind kind) => kind switch
    {
        FallbackKind.Cached => PartState.Cached,
        FallbackKind.Empty => PartState.Empty,
        FallbackKind.Omitted => PartState.Omitted,
        _ => PartState.Default,
    };
}
