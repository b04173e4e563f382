using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Homepage.Drill;
using Homepage.Pages;
using Homepage.Services;

namespace Homepage.Report;

/// <summary>The drill as one HTML document that needs nothing else.</summary>
internal static class DrillReport
{
    public static string Render(IReadOnlyList<OutageResult> results, DrillVerdict verdict, TimeSpan took, DateTimeOffset at)
    {
        var html = new StringBuilder(1024 * 1024);
        html.Append($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Outage drill</title>
            <link rel="icon" href="data:,">
            <style>{EmbeddedText.Read(typeof(DrillReport).Assembly, "drill.css")}</style>
            </head>
            <body>

            """);
        WriteHead(html, results, verdict, took, at);
        OutageMatrix.Write(html, results);
        foreach (IGrouping<ServiceKind, OutageResult> service in results.GroupBy(result => result.Outage.Service))
        {
            html.Append($"<h2>{service.Key.Name}<small>{Consequence(service.Key)}</small></h2>\n");
            foreach (OutageResult result in service)
            {
                OutageSection.Write(html, result);
            }
        }

        html.Append("</body>\n</html>\n");
        return html.ToString();
    }

    private static void WriteHead(
        StringBuilder html, IReadOnlyList<OutageResult> results, DrillVerdict verdict, TimeSpan took, DateTimeOffset at)
    {
        DrillSummary nonCritical = DrillSummary.OfNonCritical(results);
        DrillSummary critical = DrillSummary.OfCritical(results);
        html.Append(CultureInfo.InvariantCulture, $"""
            <header>
            <p class="verdict {(verdict.Kept ? "kept" : "broken")}">{(verdict.Kept ? "✓ The guarded page kept its promise" : "✗ The guarded page broke its promise")}</p>
            <h1>{Headline(nonCritical, critical)}</h1>
            <p class="lead">{results.Count} outages, each watched from {Wording.Count(results.Min(result => Math.Min(result.Guarded.Count, result.Unguarded.Count)))} or more visits of each page over HTTP. Two pages, the same five services: one has a guard around every non-critical dependency, the other is written the usual way. Numbers are of the visits that met an outage.</p>

            """);
        WriteBreaches(html, verdict);
        html.Append("<div class=\"tiles\">\n");
        if (nonCritical.Guarded.Visits > 0)
        {
            WriteTile(html, "Served during non-critical outages", nonCritical, Served);
            WriteTile(html, "99 in 100 waited at most, page or not", nonCritical, tally => (Wording.Milliseconds(tally.P99), $"half of them {Wording.Milliseconds(tally.Median)}"));
        }

        if (critical.Guarded.Visits > 0)
        {
            WriteTile(html, "Left without page or reason, account outages", critical, tally => Part(tally.Failed, tally.Visits));
        }

        html.Append(CultureInfo.InvariantCulture, $"""
            </div>
            <p class="when">{at:d MMMM yyyy, HH:mm} · {took.TotalSeconds:0} s · {Environment.ProcessorCount} processors</p>
            </header>

            """);
    }

    private static string Headline(DrillSummary nonCritical, DrillSummary critical) => nonCritical.Guarded.Visits > 0
        ? $"While parts were failing, the guarded page served {Wording.Share(nonCritical.Guarded.Served, nonCritical.Guarded.Visits)} of its visitors. Written the usual way, it served {Wording.Share(nonCritical.Unguarded.Served, nonCritical.Unguarded.Visits)}."
        : $"While the account service was failing, the guarded page told {Wording.Share(critical.Guarded.SaidWhy, critical.Guarded.Visits)} of its visitors why.";

    private static void WriteBreaches(StringBuilder html, DrillVerdict verdict)
    {
        if (!verdict.Kept)
        {
            html.Append("<ul class=\"breaches\">\n");
            foreach (string breach in verdict.Breaches)
            {
                html.Append($"<li>{HtmlEncoder.Default.Encode(breach)}</li>\n");
            }

            html.Append("</ul>\n");
        }
    }

    private static void WriteTile(
        StringBuilder html, string label, DrillSummary summary, Func<VisitTally, (string Figure, string Detail)> measure)
    {
        html.Append($"""<div class="tile"><p>{label}</p><dl>""");
        WriteFigure(html, "guarded", "guarded", measure(summary.Guarded));
        WriteFigure(html, "unguarded", "written the usual way", measure(summary.Unguarded));
        html.Append("</dl></div>\n");
    }

    private static void WriteFigure(StringBuilder html, string cssClass, string page, (string Figure, string Detail) measured) =>
        html.Append($"""<div class="{cssClass}"><dd>{measured.Figure}</dd><dt>{page}<br>{measured.Detail}</dt></div>""");

    private static (string Figure, string Detail) Served(VisitTally tally) => Part(tally.Served, tally.Visits);

    private static (string Figure, string Detail) Part(int part, int whole) =>
        (Wording.Share(part, whole), $"{Wording.Count(part)} of {Wording.Count(whole)}");

    private static string Consequence(ServiceKind service) => service.IsCritical
        ? "critical: there is no page without it, so the page must say so, quickly"
        : "non-critical: the page must be served without it";
}
