namespace Homepage.Catalogue;

/// <summary>Everything there is to watch, and which of it each service would pick.</summary>
public static class TitleCatalogue
{
    public static IReadOnlyList<Title> All { get; } =
    [
        new(1, "The Quiet Meridian", "Drama", 2024),
        new(2, "Salt and Static", "Thriller", 2023),
        new(3, "A Lighthouse for Two", "Romance", 2021),
        new(4, "Paper Satellites", "Science fiction", 2025),
        new(5, "The Ninth Ferry", "Mystery", 2022),
        new(6, "Orchard of Glass", "Drama", 2020),
        new(7, "Half Past Tomorrow", "Science fiction", 2024),
        new(8, "Copper Weather", "Western", 2019),
        new(9, "The Understudy's Revenge", "Comedy", 2023),
        new(10, "Northbound, Again", "Documentary", 2025),
        new(11, "Velvet Avalanche", "Action", 2022),
        new(12, "Seven Ways Home", "Adventure", 2021),
        new(13, "The Cartographer", "Drama", 2018),
        new(14, "Midnight at Platform 3", "Mystery", 2024),
        new(15, "Small Planets", "Animation", 2023),
        new(16, "Winter Has a Name", "Fantasy", 2025),
        new(17, "The Honest Forger", "Crime", 2020),
        new(18, "Ember Street", "Thriller", 2022),
        new(19, "Tidewater Jury", "Drama", 2019),
        new(20, "Signal Lost at Sea", "Adventure", 2024),
        new(21, "Garden of Ordinary Things", "Documentary", 2022),
        new(22, "The Long Echo", "Science fiction", 2021),
        new(23, "Marzipan Heist", "Comedy", 2025),
        new(24, "Crown of Thistles", "Fantasy", 2023),
        new(25, "Blue Hour Motel", "Crime", 2024),
        new(26, "Atlas of Small Hours", "Romance", 2022),
        new(27, "The Last Switchboard", "Drama", 2021),
        new(28, "Kites over Harran", "Adventure", 2020),
        new(29, "Zero Visibility", "Action", 2025),
        new(30, "The Beekeeper's Daughter", "Mystery", 2023),
        new(31, "Static Bloom", "Animation", 2024),
        new(32, "Concrete Choir", "Documentary", 2021),
        new(33, "An Inventory of Storms", "Drama", 2025),
        new(34, "Foxglove Lane", "Crime", 2022),
        new(35, "Gravity, Mostly", "Comedy", 2024),
        new(36, "The Amber Protocol", "Thriller", 2023),
    ];

    /// <summary>Titles in an order that depends on the seed alone, so that every run shows the same page.</summary>
    public static IReadOnlyList<Title> Pick(int seed, int count)
    {
        Title[] titles = [.. All];
#pragma warning disable CA5394 // A shuffle of film titles needs no unpredictable numbers.
        new Random(seed).Shuffle(titles);
#pragma warning restore CA5394
        return titles[..Math.Min(count, titles.Length)];
    }
}
