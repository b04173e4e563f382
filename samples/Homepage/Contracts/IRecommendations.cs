using HaAnalyzers;
using Homepage.Catalogue;

namespace Homepage.Contracts;

[NonCritical("The homepage renders without personal rows", TimeoutMilliseconds = 250)]
public interface IRecommendations
{
    [CachedFallback(MaxAgeSeconds = 600, Capacity = 10_000)]
    [EmptyFallback]
    Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken);

    [DefaultFallback(0)]
    Task<int> UnseenCountAsync(int userId, CancellationToken cancellationToken);
}
