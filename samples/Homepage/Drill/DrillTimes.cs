namespace Homepage.Drill;

/// <summary>How long each outage is watched, and how closely.</summary>
public sealed record DrillTimes
{
    /// <summary>Everything healthy, before the fault.</summary>
    public TimeSpan Before { get; init; } = TimeSpan.FromSeconds(0.8);

    public TimeSpan During { get; init; } = TimeSpan.FromSeconds(2.2);

    /// <summary>Healed, and watched for coming back.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(1.0);

    /// <summary>From one visit of each page to the next.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(40);

    public TimeSpan Total => Before + During + After;
}
