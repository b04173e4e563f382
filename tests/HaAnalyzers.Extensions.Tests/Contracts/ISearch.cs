namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>Arguments of every kind, for the keys of shared answers.</summary>
[NonCritical("less without it", ConsecutiveFailures = 1), CachedFallback(MaxAgeSeconds = 60), DefaultFallback]
public interface ISearch
{
    int Count(string first, string? second);

    int Count(string first);

    int Count(DayOfWeek day, Guid id, DateTimeOffset instant, decimal price, double ratio, TimeSpan length, DateOnly? from, char letter);

    int Matching(SearchQuery query);
}
