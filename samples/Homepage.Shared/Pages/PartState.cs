namespace Homepage.Pages;

/// <summary>What a part of the page shows.</summary>
public enum PartState
{
    /// <summary>What the service answered just now.</summary>
    Live,

    /// <summary>What the service answered earlier.</summary>
    Cached,

    /// <summary>What the page shows everybody when the service does not answer.</summary>
    Default,

    /// <summary>Its place, with nothing in it.</summary>
    Empty,

    /// <summary>Nothing: it was left out.</summary>
    Omitted,
}
