using System.Text.RegularExpressions;

namespace HaAnalyzers.Tests.Telemetry.Observability;

/// <summary>The metrics and labels that a query names; as much of the language as the samples use.</summary>
internal sealed partial class PromQl
{
    public PromQl(string query)
    {
        string rest = Grouping().Replace(query, match =>
        {
            Groupings.UnionWith(match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries));
            return "";
        });
        rest = LabelValues().Replace(rest, match =>
        {
            Groupings.Add(match.Groups["label"].Value);
            return match.Groups["selector"].Value;
        });
        Selectors =
        [
            .. from Match selector in Selector().Matches(rest)
               select (selector.Groups["metric"].Value,
                   (IReadOnlyList<(string, string)>)[.. from Match matcher in Matcher().Matches(selector.Groups["matchers"].Value)
                                                        select (matcher.Groups["label"].Value, matcher.Groups["value"].Value)]),
        ];
    }

    public IReadOnlyList<(string Metric, IReadOnlyList<(string Label, string Value)> Matchers)> Selectors { get; }

    public HashSet<string> Groupings { get; } = [];

    [GeneratedRegex(@"\b(by|without|on|ignoring|group_left|group_right)\s*\((?<labels>[^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"^label_values\((?<selector>.*),\s*(?<label>\w+)\)$")]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"\b(?<metric>haanalyzers_\w+)(\{(?<matchers>[^}]*)\})?")]
    private static partial Regex Selector();

    [GeneratedRegex(@"(?<label>\w+)\s*(=~|!~|!=|=)\s*""(?<value>[^""]*)""")]
    private static partial Regex Matcher();
}
