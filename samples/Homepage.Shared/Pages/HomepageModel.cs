using Homepage.Catalogue;

namespace Homepage.Pages;

/// <summary>Everything the page shows.</summary>
public sealed record HomepageModel
{
    public required Account Account { get; init; }

    /// <summary>The title at the top of the page.</summary>
    public required Title Featured { get; init; }

    public required PagePart<IReadOnlyList<Title>> Trending { get; init; }

    public required PagePart<IReadOnlyList<Title>> Recommended { get; init; }

    public required PagePart<int> UnseenCount { get; init; }

    /// <summary>No content: the row is left out.</summary>
    public required PagePart<IReadOnlyList<WatchedTitle>?> RecentlyWatched { get; init; }

    /// <summary>Whether this visit has gone into the history of what was watched.</summary>
    public required PartStatus WatchHistory { get; init; }

    public int DegradedParts
    {
        get
        {
            ReadOnlySpan<PartStatus> parts =
                [Trending.Status, Recommended.Status, UnseenCount.Status, RecentlyWatched.Status, WatchHistory];
            int degraded = 0;
            foreach (PartStatus part in parts)
            {
                degraded += part.IsDegraded ? 1 : 0;
            }

            return degraded;
        }
    }
}
