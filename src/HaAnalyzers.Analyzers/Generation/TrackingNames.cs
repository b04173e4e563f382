namespace HaAnalyzers.Analyzers.Generation;

/// <summary>The steps of the pipeline, by name for the tests of incrementality.</summary>
internal static class TrackingNames
{
    public const string Declared = nameof(Declared);
    public const string Guards = nameof(Guards);
    public const string ReferencedContracts = nameof(ReferencedContracts);
    public const string FaultDoubles = nameof(FaultDoubles);
    public const string Probes = nameof(Probes);
    public const string Registrations = nameof(Registrations);
}
