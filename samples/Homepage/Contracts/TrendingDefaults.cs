using Homepage.Catalogue;

namespace Homepage.Contracts;

/// <summary>What is always popular: part of the program, so there whatever fails.</summary>
public static class TrendingDefaults
{
    public static Task<IReadOnlyList<Title>> TitlesAsync(string country, int count, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Title>>([.. TitleCatalogue.All.Take(count)]);
}
