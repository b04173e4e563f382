using HaAnalyzers;
using Homepage.Catalogue;

namespace Homepage.Unguarded;

[NonCritical("The page renders without what is popular", TimeoutMilliseconds = 250)]
public interface ITrending
{
    Task<IReadOnlyList<Title>> TitlesAsync(string country, int count, CancellationToken cancellationToken);
}
