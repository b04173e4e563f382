namespace HaAnalyzers.AspNetCore;

/// <summary>On an endpoint that is never shed and not counted: health endpoints, and those that stay open for long.</summary>
internal sealed class NeverShedMetadata
{
    public static readonly NeverShedMetadata Instance = new();
}
