using HaAnalyzers;
using Homepage.Catalogue;

namespace Homepage.Unguarded;

[NonCritical("The page renders without personal rows", TimeoutMilliseconds = 250)]
public interface IRecommendations
{
    Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken);

    Task<int> UnseenCountAsync(int userId, CancellationToken cancellationToken);
}
