using System.Globalization;
using System.Text;

namespace HaAnalyzers.Overload;

/// <summary>The figures as a table: goodput as a share of the best measured anywhere, latencies as multiples of those without load.</summary>
internal static class MarkdownTable
{
    public static readonly string[] Heads = ["Protection", "Load", "Goodput", "of best", "p50", "p99", "Rejected", "Lost", "Recovery"];

    public static string Render(ExperimentResult result)
    {
        var table = new StringBuilder();
        table.AppendLine($"| {string.Join(" | ", Heads)} |").AppendLine($"|{string.Concat(Heads.Select(_ => "---|"))}");
        foreach (Measurement each in result.Measurements)
        {
            table.AppendLine($"| {string.Join(" | ", Cells(result, each))} |");
        }

        return table.ToString();
    }

    public static string[] Cells(ExperimentResult result, Measurement each) =>
    [
        result.NameOf(each.Protection),
        Text($"{each.Load:0 %}"),
        Text($"{each.Goodput:0}/s"),
        Text($"{each.Goodput / result.BestGoodput:0 %}"),
        each.HasGoodAnswers ? Text($"{each.Median / result.UnloadedMedian:0.0} ×") : "–",
        each.HasGoodAnswers ? Text($"{each.P99 / result.UnloadedP99:0.0} ×") : "–",
        Text($"{each.Rejected:0 %}"),
        Text($"{each.Lost:0 %}"),
        each.Recovery is { } recovery ? Text($"{recovery.TotalSeconds:0.00} s") : "not in 3 s",
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
