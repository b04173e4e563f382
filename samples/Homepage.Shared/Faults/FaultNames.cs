namespace Homepage.Faults;

/// <summary>How faults are named on the command line and described to readers.</summary>
public static class FaultNames
{
    /// <summary>Every fault there is to inject.</summary>
    public static IReadOnlyList<Fault> Injectable { get; } =
        [Fault.Down, Fault.Hangs, Fault.Slow, Fault.Http500, Fault.Garbage, Fault.Flapping];

    public static string Slug(this Fault fault) => fault switch
    {
        Fault.None => "none",
        Fault.Down => "down",
        Fault.Hangs => "hangs",
        Fault.Slow => "slow",
        Fault.Http500 => "http-500",
        Fault.Garbage => "garbage",
        Fault.Flapping => "flapping",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    public static string Label(this Fault fault) => fault switch
    {
        Fault.None => "healthy",
        Fault.Http500 => "HTTP 500",
        Fault.Garbage => "garbage answer",
        _ => fault.Slug(),
    };

    public static string Describe(this Fault fault) => fault switch
    {
        Fault.None => "answers as it should",
        Fault.Down => "refuses connections: nobody listens on its port",
        Fault.Hangs => "accepts requests and never answers",
        Fault.Slow => "answers, but one and a half to three seconds late",
        Fault.Http500 => "answers HTTP 500 at once",
        Fault.Garbage => "answers HTTP 200 at once, with a body cut off in the middle",
        Fault.Flapping => "alternates between good answers and HTTP 500",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    public static Fault? Find(string slug)
    {
        foreach (Fault fault in Enum.GetValues<Fault>())
        {
            if (string.Equals(fault.Slug(), slug, StringComparison.OrdinalIgnoreCase))
            {
                return fault;
            }
        }

        return null;
    }
}
