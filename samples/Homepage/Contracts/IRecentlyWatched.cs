using HaAnalyzers;
using Homepage.Catalogue;

namespace Homepage.Contracts;

[NonCritical("The homepage renders without the row of begun titles", TimeoutMilliseconds = 250)]
public interface IRecentlyWatched
{
    [OmitFallback("The row of begun titles is left out")]
    Task<IReadOnlyList<WatchedTitle>?> ForUserAsync(int userId, CancellationToken cancellationToken);
}
