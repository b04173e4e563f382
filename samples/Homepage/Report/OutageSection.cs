using System.Text;
using Homepage.Drill;
using Homepage.Faults;
using Homepage.Site;

namespace Homepage.Report;

/// <summary>One outage: what was broken, what it did to either page, and how that went over time.</summary>
internal static class OutageSection
{
    public static void Write(StringBuilder html, OutageResult result)
    {
        VisitTally guarded = result.Tally(PageKind.Guarded);
        VisitTally unguarded = result.Tally(PageKind.Unguarded);
        var plot = new TimePlot(result);

        html.Append($"""
            <section class="outage-section" id="{result.Outage.Slug}">
            <h3>{result.Outage.Service.Name} <span>{result.Outage.Fault.Label()}</span></h3>
            <p class="story">{Story(result, guarded, unguarded)}</p>
            <div class="charts">
            <figure><figcaption>What visitors got{Legend.Of(result.Guarded.Concat(result.Unguarded).Select(visit => visit.Outcome))}</figcaption>
            """);
        AvailabilityChart.Write(html, result, plot);
        html.Append("""
            </figure>
            <figure><figcaption>How long they waited<p class="legend"><span class="key guarded">guarded</span><span class="key unguarded">written the usual way</span><span>× no page</span></p></figcaption>
            """);
        LatencyChart.Write(html, result, plot);
        html.Append("</figure>\n");

        html.Append($"""
            <figure><figcaption>What the rows of the guarded page showed{Legend.Of(result.Guarded.SelectMany(visit => visit.Parts.Values))}</figcaption>
            """);
        PartsChart.Write(html, result, plot);
        html.Append("</figure>\n<figure><figcaption>Visits that met the outage</figcaption>\n");
        WriteNumbers(html, guarded, unguarded);
        html.Append("</figure>\n</div>\n</section>\n");
    }

    private static string Story(OutageResult result, VisitTally guarded, VisitTally unguarded)
    {
        string service = result.Outage.Service.Description;
        string fault = $"{char.ToUpperInvariant(service[0])}{service[1..]} {result.Outage.Fault.Describe()}.";
        string guardedPage = result.Outage.Service.IsCritical
            ? $"The guarded page cannot do without it and said so to <b>{Wording.Count(guarded.SaidWhy)}</b> of {Wording.Count(guarded.Visits)} visitors, 99 in 100 within {Wording.Milliseconds(guarded.P99)}."
            : $"The guarded page served <b>{Wording.Count(guarded.Served)}</b> of {Wording.Count(guarded.Visits)} visitors, 99 in 100 within {Wording.Milliseconds(guarded.P99)}.";
        return $"{fault} {guardedPage} The page written the usual way served <b>{Wording.Count(unguarded.Served)}</b> of {Wording.Count(unguarded.Visits)}.{Recovery(result)}";
    }

    private static string Recovery(OutageResult result)
    {
        Visit? whole = result.Guarded.FirstOrDefault(visit => visit.Begun >= result.Healed && visit.Outcome is Outcome.Full);
        return whole is null ? "" : $" Whole again {Wording.Milliseconds(whole.Ended - result.Healed)} after the service was.";
    }

    private static void WriteNumbers(StringBuilder html, VisitTally guarded, VisitTally unguarded)
    {
        html.Append("""
            <table class="numbers">
            <tr><th></th><th>Visits</th><th>Whole</th><th>Degraded</th><th>Failed</th><th>p50</th><th>p99</th></tr>

            """);
        WriteRow(html, "guarded", "Guarded", guarded);
        WriteRow(html, "unguarded", "Usual way", unguarded);
        html.Append("</table>\n<ul class=\"showed\">\n");
        foreach (string part in Wording.DegradedParts(guarded))
        {
            html.Append($"<li>{part}</li>\n");
        }

        if (guarded.SaidWhy > 0)
        {
            html.Append($"<li>503 that names the service: {Wording.Count(guarded.SaidWhy)}</li>\n");
        }

        html.Append("</ul>\n");
    }

    private static void WriteRow(StringBuilder html, string cssClass, string label, VisitTally tally) => html.Append($"""
        <tr><th class="key {cssClass}">{label}</th><td>{Wording.Count(tally.Visits)}</td><td>{Wording.Count(tally.Full)}</td><td>{Wording.Count(tally.Degraded)}</td><td>{Wording.Count(tally.Failed + tally.SaidWhy)}</td><td>{Wording.Milliseconds(tally.Median)}</td><td>{Wording.Milliseconds(tally.P99)}</td></tr>

        """);
}
