using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Support;

/// <summary>The dependency behind <see cref="ISearch"/>: finds one thing, fails on request.</summary>
internal sealed class Search : ISearch
{
    public bool IsDown { get; set; }

    public int Count(string first, string? second) => 1;

    public int Count(string first) => 1;

    public int Count(
        DayOfWeek day, Guid id, DateTimeOffset instant, decimal price, double ratio, TimeSpan length, DateOnly? from, char letter) => 1;

    public int Matching(SearchQuery query) => IsDown ? throw new HttpRequestException("down") : 1;
}
