using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;

namespace HaAnalyzers.Overload;

/// <summary>The experiment as one HTML document that needs nothing else.</summary>
internal static class OverloadReport
{
    public static string Render(ExperimentResult result, TimeSpan took)
    {
        var html = new StringBuilder();
        Measurement shed = result.Of(Protection.LoadShedding).MaxBy(each => each.Load)!;
        Measurement none = result.Of(Protection.None).MaxBy(each => each.Load)!;
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Overload test</title>
            <link rel="icon" href="data:,">
            <style>{ReadStyle()}</style>
            </head>
            <body>
            <h1>At {shed.Load:0 %} of its capacity the service with load shedding gave {shed.Goodput / result.BestGoodput:0 %} of the best goodput measured. Unprotected it gave {none.Goodput / result.BestGoodput:0 %}.</h1>
            <p class="lead">One service, requests with {Experiment.WorkOfRequest.TotalMilliseconds:0} ms of work for a processor, clients that come at random and leave after {LoadGenerator.Patience.TotalSeconds:0} s. Capacity: {result.Capacity:0} requests per second; without load a request takes {result.UnloadedMedian.TotalMilliseconds:0.0} ms, 99 in 100 at most {result.UnloadedP99.TotalMilliseconds:0.0} ms. Nothing of load shedding was tuned.</p>
            {(result.IsSteady ? "" : $"<p class=\"unsteady\">{result.Steadiness}</p>")}
            <div class="charts">

            """);
        new LoadChart(result).Write(html, "Goodput, as a share of the best", _ => true, each => each.Goodput / result.BestGoodput, 1.2, "0 %");
        new LoadChart(result).Write(html, "p99 of good answers, × without load (log)", each => each.HasGoodAnswers, each => Math.Log10(Math.Max(1, each.P99 / result.UnloadedP99)), 2, "pow");
        html.Append("</div>\n<ul class=\"legend\">");
        foreach (Protection protection in Enum.GetValues<Protection>())
        {
            html.Append($"<li class=\"{protection}\">{WebUtility.HtmlEncode(result.NameOf(protection))}</li>");
        }

        html.Append("</ul>\n<table>\n<tr>").AppendJoin("", MarkdownTable.Heads.Select(head => $"<th>{head}</th>")).Append("</tr>\n");
        foreach (Measurement each in result.Measurements)
        {
            html.Append($"<tr class=\"{each.Protection}\">")
                .AppendJoin("", MarkdownTable.Cells(result, each).Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>"))
                .Append("</tr>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"""
            </table>
            <p class="when">{took.TotalSeconds:0} s · {Environment.ProcessorCount} processors, shared with the clients</p>
            </body>
            </html>

            """);
        return html.ToString();
    }

    private static string ReadStyle()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("overload.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
