using Homepage.Catalogue;

namespace Homepage.Unguarded;

/// <summary>The title at the top of the page.</summary>
public sealed class HeroBanner
{
    private readonly TrendingClient _trending;

    public HeroBanner(TrendingClient trending) => _trending = trending;

    public async Task<Title> FeaturedAsync(string country, CancellationToken cancellationToken)
    {
        IReadOnlyList<Title> titles = await _trending.TitlesAsync(country, count: 1, cancellationToken);
        return titles.Count > 0 ? titles[0] : TitleCatalogue.All[0];
    }
}
