namespace HaAnalyzers.Analyzers;

/// <summary>One category for each family of rules.</summary>
internal static class DiagnosticCategories
{
    public const string Contracts = "HighAvailability.Contracts";
    public const string GracefulDegradation = "HighAvailability.GracefulDegradation";
    public const string HealthCheckRouting = "HighAvailability.HealthCheckRouting";
    public const string LoadShedding = "HighAvailability.LoadShedding";
}
