using Homepage.Faults;
using Homepage.Services;
using Homepage.Site;
using Spectre.Console;

namespace Homepage.Drill;

/// <summary>The outages of one service as a table: for each fault the guarded page above the unguarded one.</summary>
internal static class DrillTable
{
    public static Table Of(ServiceKind service, IEnumerable<OutageResult> results)
    {
        string kind = service.IsCritical ? "critical" : "non-critical";
        Table table = new Table()
            .Title($"[bold]{service.Name}[/] [grey]({kind})[/]")
            .Border(TableBorder.Rounded)
            .BorderColor(Color.Grey)
            .AddColumn("Fault")
            .AddColumn("Page");
        foreach (string heading in (string[])["Requests", "Full", "Degraded", "Failed", "p50", "p99"])
        {
            table.AddColumn(heading, column => column.RightAligned().NoWrap());
        }

        table.AddColumn("What the rows showed");
        foreach (OutageResult result in results)
        {
            if (table.Rows.Count > 0)
            {
                table.AddEmptyRow();
            }

            AddRow(table, result, PageKind.Guarded, $"[bold]{result.Outage.Fault.Label()}[/]");
            AddRow(table, result, PageKind.Unguarded, "");
        }

        return table;
    }

    private static void AddRow(Table table, OutageResult result, PageKind page, string fault)
    {
        VisitTally tally = result.Tally(page);
        int failed = tally.Failed + tally.SaidWhy;
        table.AddRow(
            fault,
            page is PageKind.Guarded ? "[blue]guarded[/]" : "[darkorange]unguarded[/]",
            Wording.Count(tally.Visits),
            Wording.Count(tally.Full),
            Wording.Count(tally.Degraded),
            failed > 0 ? $"[red]{Wording.Count(failed)}[/]" : "0",
            Wording.Milliseconds(tally.Median),
            Wording.Milliseconds(tally.P99),
            Rows(tally));
    }

    private static string Rows(VisitTally tally)
    {
        var lines = new List<string>(Wording.DegradedParts(tally));
        if (tally.SaidWhy > 0)
        {
            lines.Add($"503 that names {ServiceKind.Account.Description}: {Wording.Count(tally.SaidWhy)}");
        }

        if (lines.Count == 0)
        {
            lines.Add(tally.Served > 0 ? "every row live" : "no page");
        }

        return string.Join('\n', lines);
    }
}
