namespace Homepage.Pages;

/// <summary>What a part of the page shows, and how old it is where that is known.</summary>
public readonly record struct PartStatus(PartState State, TimeSpan? Age = null)
{
    public static readonly PartStatus Live = new(PartState.Live);

    public bool IsDegraded => State is not PartState.Live;

    /// <summary>As on the badge: <c>cached 12 s ago</c>.</summary>
    public string Label => State is PartState.Cached && Age is { } age
        ? age.TotalSeconds < 1 ? "cached just now"
            : age.TotalSeconds < 120 ? FormattableString.Invariant($"cached {age.TotalSeconds:0} s ago")
            : FormattableString.Invariant($"cached {age.TotalMinutes:0} min ago")
        : State.ToString().ToLowerInvariant();
}
