using System.Globalization;
using System.Text;
using Homepage.Drill;
using Homepage.Site;

namespace Homepage.Report;

/// <summary>What visitors got, over time: one band for each page, each column the visits begun in a sixth of a second.</summary>
internal static class AvailabilityChart
{
    private const int BandHeight = 64;
    private const int Gap = 30;
    private const int Top = 20;
    private const int Height = Top + BandHeight + Gap + BandHeight + 22;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(160);

    public static void Write(StringBuilder html, OutageResult result, TimePlot plot)
    {
        TimePlot.Open(html, Height, $"Availability over time, {result.Outage}");
        plot.ShadeOutage(html, 0, Height - 18);
        WriteBand(html, result, plot, PageKind.Guarded, Top, "Guarded");
        WriteBand(html, result, plot, PageKind.Unguarded, Top + BandHeight + Gap, "Written the usual way");
        plot.WriteSeconds(html, Height - 4);
        TimePlot.Close(html);
    }

    private static void WriteBand(StringBuilder html, OutageResult result, TimePlot plot, PageKind page, int top, string label)
    {
        html.Append(CultureInfo.InvariantCulture, $"""
            <text class="band {page.ToString().ToLowerInvariant()}" x="{TimePlot.Left}" y="{top - 6}">{label}</text><text class="tick" x="{TimePlot.Left - 6}" y="{top + 9}" text-anchor="end">100 %</text><text class="tick" x="{TimePlot.Left - 6}" y="{top + BandHeight}" text-anchor="end">0</text>
            """);
        foreach ((double x, double width, IReadOnlyList<Visit> visits) in plot.Slices(result.Of(page), Slice))
        {
            double bottom = top + BandHeight;
            foreach (IGrouping<Outcome, Visit> outcome in visits.GroupBy(visit => visit.Outcome).OrderBy(group => group.Key))
            {
                double height = BandHeight * (double)outcome.Count() / visits.Count;
                bottom -= height;
                html.Append(CultureInfo.InvariantCulture, $"""
                    <rect class="{Legend.ClassOf(outcome.Key)}" x="{x + 0.75:0.#}" y="{bottom:0.#}" width="{width - 1.5:0.#}" height="{height:0.#}"><title>{outcome.Count()} of {visits.Count}: {Legend.LabelOf(outcome.Key)}</title></rect>
                    """);
            }
        }
    }
}
