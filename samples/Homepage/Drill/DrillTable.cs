using Homepage.Faults;
using Homepage.Services;
using Homepage.Site;
using Spectre.Console;

namespace Homepage.Drill;

/// <summary>The outages of one service as a table: for each fault the guarded page above the unguarded one.</summary>
internal static class DrillTable
{
    /// <summary>From how many characters on there is room for what the rows showed; below, it follows the table.</summary>
    private const int WidthForRows = 130;

    public static void Write(IAnsiConsole console, ServiceKind service, IReadOnlyCollection<OutageResult> results)
    {
        bool isWide = console.Profile.Width >= WidthForRows;
        console.Write(Create(service, results, isWide));
        if (!isWide)
        {
            WriteRows(console, results);
        }

        console.WriteLine();
    }

    private static Table Create(ServiceKind service, IEnumerable<OutageResult> results, bool isWide)
    {
        string kind = service.IsCritical ? "critical" : "non-critical";
        Table table = new Table()
            .Title($"[bold]{service.Name}[/] [grey]({kind})[/]")
            .Border(isWide ? TableBorder.Rounded : TableBorder.Simple)
            .BorderColor(Color.Grey)
            .AddColumn("Fault", Fit)
            .AddColumn("Page", Fit);
        foreach (string heading in (string[])["Requests", "Full", "Degraded", "Failed", "p50 ms", "p99 ms"])
        {
            table.AddColumn(heading, column => Fit(column.RightAligned()));
        }

        if (isWide)
        {
            table.AddColumn("What the rows showed");
        }

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

        void Fit(TableColumn column)
        {
            column.NoWrap();
            if (!isWide)
            {
                column.Padding(0, 0, 1, 0);
            }
        }
    }

    private static void AddRow(Table table, OutageResult result, PageKind page, string fault)
    {
        VisitTally tally = result.Tally(page);
        int failed = tally.Failed + tally.SaidWhy;
        string[] cells =
        [
            fault,
            page is PageKind.Guarded ? "[blue]guarded[/]" : "[darkorange]unguarded[/]",
            Wording.Count(tally.Visits),
            Wording.Count(tally.Full),
            Wording.Count(tally.Degraded),
            failed > 0 ? $"[red]{Wording.Count(failed)}[/]" : "0",
            Wording.Count((int)Math.Round(tally.Median.TotalMilliseconds)),
            Wording.Count((int)Math.Round(tally.P99.TotalMilliseconds)),
            string.Join('\n', Rows(tally)),
        ];
        table.AddRow(cells[..table.Columns.Count]);
    }

    private static void WriteRows(IAnsiConsole console, IEnumerable<OutageResult> results)
    {
        console.MarkupLine("  What the rows of the guarded page showed:");
        foreach (OutageResult result in results)
        {
            string rows = string.Join("; ", Rows(result.Tally(PageKind.Guarded)));
            console.Write(new Padder(new Markup($"[bold]{result.Outage.Fault.Label()}[/]: {rows}"), new Padding(4, 0, 0, 0)));
        }
    }

    private static List<string> Rows(VisitTally tally)
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

        return lines;
    }
}
