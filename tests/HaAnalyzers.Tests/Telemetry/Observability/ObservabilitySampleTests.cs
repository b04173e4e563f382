using System.Text.Json;
using System.Text.RegularExpressions;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.Telemetry.Observability;

/// <summary>A query for a metric, label or value that does not exist finds nothing and says nothing: an alert would never fire.</summary>
[Collection(nameof(ListeningTests))]
public sealed partial class ObservabilitySampleTests
{
    public static TheoryData<string> Queries => [.. Dashboard.Queries.Concat(Alerts.Rules.Select(rule => rule.Expr))];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_NamesOnlyWhatTheMeterHas(string query)
    {
        var parsed = new PromQl(query);
        Assert.NotEmpty(parsed.Selectors);
        foreach ((string name, var matchers) in parsed.Selectors)
        {
            PrometheusMetric metric = PrometheusMetric.Named(name);
            foreach ((string label, string value) in matchers)
            {
                Assert.Contains(label, metric.Labels);
                Assert.True(value.StartsWith('$') || CanBe(label, value), $"{label} is never {value}.");
            }

            Assert.Subset(metric.Labels.ToHashSet(), parsed.Groupings);
        }
    }

    [Fact]
    public void Instruments_AreAllOnTheDashboard()
    {
        IEnumerable<string> shown =
            from query in Dashboard.Queries
            from selector in new PromQl(query).Selectors
            select PrometheusMetric.Named(selector.Metric).Instrument.Name;
        Assert.Equal(PublishedInstruments.All.Select(instrument => instrument.Name), shown.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Legends_NameLabelsOfTheirQuery() => Assert.All(Dashboard.Targets, target =>
        Assert.Subset(
            new PromQl(target.GetProperty("expr").GetString()!).Groupings,
            Named(LegendLabel(), target.GetProperty("legendFormat").GetString()!)));

    [Fact]
    public void Dashboard_CanBeImported()
    {
        Assert.True(Dashboard.Root.GetProperty("schemaVersion").GetInt32() >= 36);
        Assert.Equal(Dashboard.Panels.Count, Dashboard.Panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.Equal(["DS_PROMETHEUS", "job", "dependency", "member"], Dashboard.Variables.Select(variable => variable.GetProperty("name").GetString()));
        Assert.Equal("datasource", Dashboard.Variables[0].GetProperty("type").GetString());
        Assert.All(
            Dashboard.Targets.Concat(Dashboard.Variables.Skip(1)),
            element => Assert.Equal("${DS_PROMETHEUS}", element.GetProperty("datasource").GetProperty("uid").GetString()));
    }

    [Fact]
    public void Panels_DoNotOverlap()
    {
        var taken = new HashSet<(int X, int Y)>();
        foreach (JsonElement place in Dashboard.Panels.Select(panel => panel.GetProperty("gridPos")))
        {
            int Of(string name) => place.GetProperty(name).GetInt32();
            Assert.True(Of("x") + Of("w") <= 24);
            Assert.All(
                from x in Enumerable.Range(Of("x"), Of("w")) from y in Enumerable.Range(Of("y"), Of("h")) select (x, y),
                cell => Assert.True(taken.Add(cell)));
        }
    }

    [Fact]
    public void Alerts_SayWhatToDo_InTermsOfTheDashboard()
    {
        Assert.Equal(Alerts.Rules.Count, Alerts.Rules.Select(rule => rule.Alert).Distinct().Count());
        Assert.All(Alerts.Rules, rule =>
        {
            Assert.Matches("^[0-9]+[mh]$", rule.For);
            Assert.Matches("^(info|warning|critical)$", rule.Labels["severity"]);
            Assert.Equal(["description", "runbook", "summary"], rule.Annotations.Keys.Order(StringComparer.Ordinal));
            Assert.Subset(new PromQl(rule.Expr).Groupings, Named(AnnotationLabel(), string.Concat(rule.Annotations.Values)));
            Assert.Subset(Dashboard.Titles.ToHashSet(), Named(Quoted(), rule.Annotations["runbook"]));
        });
    }

    [Fact]
    public void Readme_NamesEveryInstrumentWithUnitAndTags()
    {
        string[] readme = Repository.Read("README.md").Split('\n');
        Assert.All(PrometheusMetric.All, metric =>
        {
            string row = Assert.Single(readme, line => line.StartsWith($"| `{metric.Instrument.Name}` |", StringComparison.Ordinal));
            Assert.Contains($"| {metric.Instrument.Unit} |", row, StringComparison.Ordinal);
            Assert.Equal(
                metric.Labels.Except(["job", "instance", "le", "haanalyzers_dependency"]).Order(StringComparer.Ordinal),
                Named(InBackticks(), row.Split('|')[4]).Select(tag => tag.Replace('.', '_')).Order(StringComparer.Ordinal));
        });
    }

    private static bool CanBe(string label, string pattern) =>
        PrometheusMetric.ValuesOf(label)?.Any(known => Regex.IsMatch(known, $"^({pattern})$")) ?? true;

    private static HashSet<string> Named(Regex pattern, string text) => [.. pattern.Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InBackticks();

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex LegendLabel();

    [GeneratedRegex(@"\$labels\.(\w+)")]
    private static partial Regex AnnotationLabel();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
