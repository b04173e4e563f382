namespace Homepage.Pages;

/// <summary>The parts of the page, as they are named in its markup.</summary>
public static class PartNames
{
    public const string RecentlyWatched = "recently-watched";
    public const string Recommended = "recommended";
    public const string Trending = "trending";
    public const string UnseenCount = "unseen-count";
    public const string WatchHistory = "watch-history";

    public static IReadOnlyList<string> All { get; } = [Recommended, UnseenCount, Trending, RecentlyWatched, WatchHistory];

    /// <summary>As in a sentence or a table.</summary>
    public static string Label(string part) => part.Replace('-', ' ');
}
