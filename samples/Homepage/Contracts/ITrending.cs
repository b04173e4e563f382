using HaAnalyzers;
using Homepage.Catalogue;

namespace Homepage.Contracts;

[NonCritical("The homepage renders with titles that are popular everywhere", TimeoutMilliseconds = 250)]
public interface ITrending
{
    [FallbackMethod(typeof(TrendingDefaults), nameof(TrendingDefaults.TitlesAsync))]
    Task<IReadOnlyList<Title>> TitlesAsync(string country, int count, CancellationToken cancellationToken);
}
