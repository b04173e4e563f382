namespace Homepage.Services;

/// <summary>The services the homepage is assembled from.</summary>
public sealed record ServiceKind
{
    public static readonly ServiceKind Account = new("account", "Account", isCritical: true);
    public static readonly ServiceKind Recommendations = new("recommendations", "Recommendations");
    public static readonly ServiceKind Trending = new("trending", "Trending");
    public static readonly ServiceKind RecentlyWatched = new("recently-watched", "Recently watched");
    public static readonly ServiceKind ViewRecorder = new("view-recorder", "View recorder");

    private ServiceKind(string slug, string name, bool isCritical = false)
    {
        Slug = slug;
        Name = name;
        IsCritical = isCritical;
    }

    public static IReadOnlyList<ServiceKind> All { get; } = [Account, Recommendations, Trending, RecentlyWatched, ViewRecorder];

    /// <summary>As on the command line and in configuration.</summary>
    public string Slug { get; }

    /// <summary>As in a table.</summary>
    public string Name { get; }

    /// <summary>As in a sentence: <c>the account service</c>.</summary>
    public string Description => this == ViewRecorder ? "the view recorder" : $"the {Name.ToLowerInvariant()} service";

    /// <summary>Whether there is no page without it.</summary>
    public bool IsCritical { get; }

    public static ServiceKind? Find(string slug) =>
        All.FirstOrDefault(kind => string.Equals(kind.Slug, slug, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => Name;
}
