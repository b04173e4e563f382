using System.Globalization;
using System.Text;
using Homepage.Drill;
using Homepage.Site;

namespace Homepage.Report;

/// <summary>How long each visitor waited, over time: a dot for a page, a cross for none. The scale is logarithmic.</summary>
internal static class LatencyChart
{
    private const int Top = 20;
    private const int Bottom = 158;
    private const int Height = 180;
    private const double FastestShown = 1;
    private const double SlowestShown = 3_000;

    private static readonly (double Milliseconds, string Label)[] Ticks = [(1, "1 ms"), (10, "10 ms"), (100, "100 ms"), (1_000, "1 s")];

    public static void Write(StringBuilder html, OutageResult result, TimePlot plot)
    {
        TimePlot.Open(html, Height, $"Latency over time, {result.Outage}");
        plot.ShadeOutage(html, 0, Bottom);
        foreach ((double milliseconds, string label) in Ticks)
        {
            double y = Y(milliseconds);
            html.Append(CultureInfo.InvariantCulture, $"""
                <path class="grid" d="M{TimePlot.Left} {y:0.#}H{TimePlot.Width - TimePlot.Right}"/><text class="tick" x="{TimePlot.Left - 6}" y="{y + 4:0.#}" text-anchor="end">{label}</text>
                """);
        }

        double patience = Y(Visitor.Patience.TotalMilliseconds);
        html.Append(CultureInfo.InvariantCulture, $"""
            <path class="limit" d="M{TimePlot.Left} {patience:0.#}H{TimePlot.Width - TimePlot.Right}"/><text class="tick" x="{TimePlot.Width - TimePlot.Right}" y="{patience - 4:0.#}" text-anchor="end">visitors give up</text>
            """);
        WriteVisits(html, result, plot, PageKind.Unguarded);
        WriteVisits(html, result, plot, PageKind.Guarded);
        plot.WriteSeconds(html, Height - 4);
        TimePlot.Close(html);
    }

    private static void WriteVisits(StringBuilder html, OutageResult result, TimePlot plot, PageKind page)
    {
        string kind = page.ToString().ToLowerInvariant();
        var dots = new StringBuilder();
        var crosses = new StringBuilder();
        foreach (Visit visit in result.Of(page))
        {
            double x = plot.X(visit.Begun);
            double y = Y(visit.Duration.TotalMilliseconds);
            if (visit.IsServed)
            {
                dots.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}h0");
            }
            else
            {
                crosses.Append(CultureInfo.InvariantCulture, $"M{x - 2.6:0.#} {y - 2.6:0.#}l5.2 5.2m0-5.2l-5.2 5.2");
            }
        }

        html.Append($"""<path class="dots {kind}" d="{dots}"/><path class="crosses {kind}" d="{crosses}"/>""");
    }

    private static double Y(double milliseconds)
    {
        double position = Math.Log(Math.Clamp(milliseconds, FastestShown, SlowestShown) / FastestShown) / Math.Log(SlowestShown / FastestShown);
        return Bottom - ((Bottom - Top) * position);
    }
}
