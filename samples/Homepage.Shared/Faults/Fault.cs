namespace Homepage.Faults;

/// <summary>What is wrong with a service.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Nobody listens on its port: connections are refused.</summary>
    Down,

    /// <summary>It accepts requests and never answers.</summary>
    Hangs,

    /// <summary>It answers, one and a half to three seconds late.</summary>
    Slow,

    /// <summary>It answers 500 at once.</summary>
    Http500,

    /// <summary>It answers 200 at once, with something that is not the answer.</summary>
    Garbage,

    /// <summary>It alternates between health and answering 500.</summary>
    Flapping,
}
