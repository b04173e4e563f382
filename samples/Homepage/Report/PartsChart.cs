using System.Globalization;
using System.Text;
using Homepage.Drill;
using Homepage.Pages;

namespace Homepage.Report;

/// <summary>What the parts of the guarded page showed, over time: a strip for each.</summary>
internal static class PartsChart
{
    private const int StripHeight = 14;
    private const int Pitch = 20;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(80);

    public static void Write(StringBuilder html, OutageResult result, TimePlot plot)
    {
        int bottom = (PartNames.All.Count * Pitch) + 2;
        TimePlot.Open(html, bottom + 18, $"What the rows of the guarded page showed over time, {result.Outage}");
        plot.ShadeOutage(html, 0, bottom);
        for (int i = 0; i < PartNames.All.Count; i++)
        {
            string part = PartNames.All[i];
            int top = (i * Pitch) + 2;
            html.Append(CultureInfo.InvariantCulture, $"""<text class="strip" x="{TimePlot.Left - 6}" y="{top + 11}" text-anchor="end">{ShortName(part)}</text>""");
            foreach ((double x, double width, IReadOnlyList<Visit> visits) in plot.Slices(result.Guarded, Slice))
            {
                WriteSlice(html, part, visits, x, width, top);
            }
        }

        plot.WriteSeconds(html, bottom + 14);
        TimePlot.Close(html);
    }

    private static void WriteSlice(StringBuilder html, string part, IReadOnlyList<Visit> visits, double x, double width, int top)
    {
        double y = top;
        foreach (IGrouping<PartState, Visit> state in visits
            .Where(visit => visit.Parts.ContainsKey(part))
            .GroupBy(visit => visit.Parts[part])
            .OrderBy(group => group.Key))
        {
            double height = StripHeight * (double)state.Count() / visits.Count;
            html.Append(CultureInfo.InvariantCulture, $"""
                <rect class="{Legend.ClassOf(state.Key)}" x="{x:0.#}" y="{y:0.#}" width="{width - 0.6:0.#}" height="{height:0.#}"/>
                """);
            y += height;
        }
    }

    private static string ShortName(string part) => part switch
    {
        PartNames.Recommended => "Picks",
        PartNames.UnseenCount => "Unseen",
        PartNames.RecentlyWatched => "Watched",
        PartNames.WatchHistory => "History",
        _ => "Trending",
    };
}
