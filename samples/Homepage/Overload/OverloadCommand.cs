using Homepage.Drill;
using Homepage.Services;
using Homepage.Site;
using Spectre.Console;

namespace Homepage.Overload;

/// <summary>The overload drill from the command line: runs it, shows it, judges it.</summary>
internal static class OverloadCommand
{
    /// <summary>Long enough for queues to grow, short enough to wait for.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        PlainConsole.Widen(AnsiConsole.Console);
        try
        {
            using var folder = new TemporaryFolder();
            await using ServiceFleet services = await ServiceFleet.StartAsync(folder.Path);
            AnsiConsole.MarkupLine("[bold]Overload drill[/]: four times as many visitors as the page can serve, about half a minute in all. Visitors wait for a second.");
            var drill = new OverloadDrill(Duration);
            double capacity = await drill.MeasureCapacityAsync(services, cancellationToken);
            AnsiConsole.MarkupLineInterpolated($"The page can serve {capacity:0} visitors a second here; {capacity * OverloadDrill.Overload:0} come for {Duration.TotalSeconds:0} s.");
            OverloadResult guarded = await drill.RunAsync(PageKind.Guarded, capacity, services, cancellationToken);
            OverloadResult unguarded = await drill.RunAsync(PageKind.Unguarded, capacity, services, cancellationToken);
            AnsiConsole.Write(Table(guarded, unguarded, capacity));
            return Judge(guarded, unguarded);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            AnsiConsole.MarkupLine("[yellow]Interrupted.[/] Everything that was started has been stopped.");
            return ExitCode.Interrupted;
        }
    }

    private static Table Table(OverloadResult guarded, OverloadResult unguarded, double capacity)
    {
        Table table = new Table().AddColumns("page", "served in time", "of capacity", "99 of 100 within", "turned away at once", "left without answer", "recovered after");
        foreach ((string name, OverloadResult result) in new[] { ("guarded, sheds load", guarded), ("as usually written", unguarded) })
        {
            table.AddRow(
                name,
                FormattableString.Invariant($"{result.ServedPerSecond:0}/s"),
                FormattableString.Invariant($"{result.ServedPerSecond / capacity:0%}"),
                FormattableString.Invariant($"{result.SlowestOfHundred.TotalMilliseconds:0} ms"),
                FormattableString.Invariant($"{result.Shed}"),
                FormattableString.Invariant($"{result.Left}"),
                result.Recovery is { } recovery ? FormattableString.Invariant($"{recovery.TotalSeconds:0.0} s") : "not within 3 s");
        }

        return table;
    }

    private static int Judge(OverloadResult guarded, OverloadResult unguarded)
    {
        bool isKept = guarded.ServedPerSecond > unguarded.ServedPerSecond && guarded.Left < unguarded.Left;
        AnsiConsole.MarkupLine(isKept
            ? "[green]Kept its promise[/]: whoever is let in gets the page in time, and whoever is not learns it at once."
            : "[red]Did not keep its promise[/]: under this load the guarded page was no better than the other.");
        return isKept ? ExitCode.Success : ExitCode.PromiseBroken;
    }
}
