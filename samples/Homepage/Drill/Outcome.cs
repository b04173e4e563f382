namespace Homepage.Drill;

/// <summary>What a visitor got.</summary>
public enum Outcome
{
    /// <summary>The whole page.</summary>
    Full,

    /// <summary>The page, with less in it.</summary>
    Degraded,

    /// <summary>503 and the name of the service without which there is no page.</summary>
    SaidWhy,

    /// <summary>Anything else: an error, half a page, or nothing in time.</summary>
    Failed,
}
