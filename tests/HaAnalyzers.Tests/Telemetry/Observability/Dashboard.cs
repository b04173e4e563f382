using System.Text.Json;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Tests.Telemetry.Observability;

/// <summary>The Grafana dashboard among the samples.</summary>
internal sealed class Dashboard
{
    private static readonly JsonDocument Json = JsonDocument.Parse(Repository.Read("samples", "observability", "grafana-dashboard.json"));

    public static JsonElement Root => Json.RootElement;

    public static IReadOnlyList<JsonElement> Panels => [.. Root.GetProperty("panels").EnumerateArray()];

    public static IReadOnlyList<JsonElement> Variables => [.. Root.GetProperty("templating").GetProperty("list").EnumerateArray()];

    public static IEnumerable<string> Titles => Panels.Select(panel => panel.GetProperty("title").GetString()!);

    public static IEnumerable<JsonElement> Targets =>
        Panels.Where(panel => panel.GetProperty("type").GetString() != "row").SelectMany(panel => panel.GetProperty("targets").EnumerateArray());

    public static IEnumerable<string> Queries =>
        Targets.Select(target => target.GetProperty("expr").GetString()!)
            .Concat(Variables.Where(variable => variable.GetProperty("type").GetString() == "query")
                .Select(variable => variable.GetProperty("query").GetProperty("query").GetString()!));
}
