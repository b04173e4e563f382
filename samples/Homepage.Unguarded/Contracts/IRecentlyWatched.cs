using HaAnalyzers;
using Homepage.Catalogue;

namespace Homepage.Unguarded;

[NonCritical("The page renders without the row of begun titles", TimeoutMilliseconds = 250)]
public interface IRecentlyWatched
{
    Task<IReadOnlyList<WatchedTitle>> ForUserAsync(int userId, CancellationToken cancellationToken);
}
