namespace Homepage.Site;

/// <summary>The two ways in which the page is written.</summary>
public enum PageKind
{
    Guarded,

    Unguarded,
}
