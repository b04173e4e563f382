namespace Homepage.Catalogue;

/// <summary>A title a user has begun, and how far they came.</summary>
public sealed record WatchedTitle(Title Title, int PercentWatched);
