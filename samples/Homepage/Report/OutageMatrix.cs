using System.Globalization;
using System.Text;
using Homepage.Drill;
using Homepage.Faults;
using Homepage.Services;
using Homepage.Site;

namespace Homepage.Report;

/// <summary>All outages at a glance: services down, faults across, in each cell how many were served.</summary>
internal static class OutageMatrix
{
    public static void Write(StringBuilder html, IReadOnlyList<OutageResult> results)
    {
        Fault[] faults = [.. results.Select(result => result.Outage.Fault).Distinct().Order()];
        html.Append("""<div class="matrix-frame"><table class="matrix"><tr><th></th>""");
        foreach (Fault fault in faults)
        {
            html.Append($"<th>{fault.Label()}</th>");
        }

        html.Append("</tr>\n");
        foreach (IGrouping<ServiceKind, OutageResult> service in results.GroupBy(result => result.Outage.Service))
        {
            html.Append($"<tr><th>{service.Key.Name}<small>{(service.Key.IsCritical ? "critical" : "non-critical")}</small></th>");
            foreach (Fault fault in faults)
            {
                WriteCell(html, service.FirstOrDefault(result => result.Outage.Fault == fault));
            }

            html.Append("</tr>\n");
        }

        html.Append("""
            </table></div>
            <p class="matrix-key">Solid: got a page. Hatched: got a 503 that names the missing service. Each cell leads to its outage.</p>

            """);
    }

    private static void WriteCell(StringBuilder html, OutageResult? result)
    {
        if (result is null)
        {
            html.Append("<td></td>");
            return;
        }

        VisitTally guarded = result.Tally(PageKind.Guarded);
        VisitTally unguarded = result.Tally(PageKind.Unguarded);
        html.Append($"""<td><a href="#{result.Outage.Slug}" title="{result.Outage}">{Bar(guarded, "guarded")}{Bar(unguarded, "unguarded")}</a></td>""");
    }

    /// <summary>What was served is full colour; what was told why is the same colour, hatched.</summary>
    private static string Bar(VisitTally tally, string cssClass)
    {
        double served = 100 * tally.Availability;
        double told = tally.Visits == 0 ? 0 : 100.0 * tally.SaidWhy / tally.Visits;
        string label = tally.SaidWhy > 0 ? $"{Wording.Share(tally.SaidWhy, tally.Visits)} told" : Wording.Share(tally.Served, tally.Visits);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <span class="bar {cssClass}"><i><b style="width:{served:0.#}%"></b><u style="width:{told:0.#}%"></u></i>{label}</span>
            """);
    }
}
