namespace Homepage.Instance;

/// <summary>The keys of the data sources.</summary>
internal static class Databases
{
    public const string Primary = "primary";

    public const string Replica = "replica";
}
