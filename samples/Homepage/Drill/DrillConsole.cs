using Homepage.Faults;
using Homepage.Services;
using Homepage.Site;
using Spectre.Console;

namespace Homepage.Drill;

/// <summary>The drill as it is seen in a terminal.</summary>
internal sealed class DrillConsole
{
    private readonly IAnsiConsole _console = AnsiConsole.Console;
    private readonly Lock _lock = new();
    private readonly int _outages;
    private int _finished;

    public DrillConsole(int outages)
    {
        _outages = outages;
        PlainConsole.Widen(_console);
    }

    public void Begin(IReadOnlyList<Outage> outages, DrillTimes times, int lanes)
    {
        int rounds = (outages.Count + lanes - 1) / lanes;
        _console.MarkupLineInterpolated(
            $"[bold]Outage drill[/]: {outages.Count} outages of {times.Total.TotalSeconds:0.#} s each, {Math.Min(lanes, outages.Count)} at a time, about {rounds * (times.Total.TotalSeconds + 0.4):0} s in all.");
        _console.MarkupLine(
            "Both pages are visited over HTTP all the while; the numbers are of the visits that met the outage: first how many got a page, in the end everything.");
        _console.WriteLine();
    }

    public async Task<IReadOnlyList<OutageResult>> ShowProgressAsync(
        Func<Action<OutageResult>, Task<IReadOnlyList<OutageResult>>> run)
    {
        if (!_console.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            return await run(WriteLine);
        }

        return await _console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                ProgressTask progress = context.AddTask("Breaking things", maxValue: _outages);
                return await run(result =>
                {
                    WriteLine(result);
                    progress.Increment(1);
                });
            });
    }

    public void End(IReadOnlyList<OutageResult> results, DrillVerdict verdict, TimeSpan took, string report)
    {
        _console.WriteLine();
        foreach (IGrouping<ServiceKind, OutageResult> service in results.GroupBy(result => result.Outage.Service))
        {
            DrillTable.Write(_console, service.Key, [.. service]);
        }

        foreach (string line in SummaryLines(results))
        {
            _console.MarkupLine(line);
        }

        _console.WriteLine();
        foreach (string breach in verdict.Breaches)
        {
            _console.MarkupLineInterpolated($"[red]✗[/] {breach}");
        }

        _console.MarkupLine(verdict.Kept
            ? $"[green]✓ The guarded page kept its promise in all {results.Count} outages.[/] The drill took {took.TotalSeconds:0} s."
            : $"[red]✗ The guarded page broke its promise.[/] The drill took {took.TotalSeconds:0} s.");
        _console.WriteLine($"Report: {report}");
        _console.WriteLine($"What the analyzers say about the other page:{Environment.NewLine}  dotnet build samples/Homepage.Unguarded --no-incremental");
    }

    private static IEnumerable<string> SummaryLines(IReadOnlyList<OutageResult> results)
    {
        DrillSummary nonCritical = DrillSummary.OfNonCritical(results);
        if (nonCritical.Guarded.Visits > 0)
        {
            yield return $"Non-critical outages: the guarded page served {Served(nonCritical.Guarded)}, the page written the usual way {Served(nonCritical.Unguarded)}.";
        }

        DrillSummary critical = DrillSummary.OfCritical(results);
        if (critical.Guarded.Visits > 0)
        {
            yield return $"Account outages: the guarded page said what failed to {Wording.Count(critical.Guarded.SaidWhy)} of the {Wording.Count(critical.Guarded.Visits)} visitors and served {Wording.Count(critical.Guarded.Served)}; the other one left {Wording.Count(critical.Unguarded.Failed)} of {Wording.Count(critical.Unguarded.Visits)} without an explanation.";
        }
    }

    private static string Served(VisitTally tally) =>
        $"[bold]{Wording.Share(tally.Served, tally.Visits)}[/] ({Wording.Count(tally.Served)} of {Wording.Count(tally.Visits)})";

    private void WriteLine(OutageResult result)
    {
        VisitTally guarded = result.Tally(PageKind.Guarded);
        VisitTally unguarded = result.Tally(PageKind.Unguarded);
        string said = result.Outage.Service.IsCritical ? $" told {Wording.Share(guarded.SaidWhy, guarded.Visits)}" : "";
        lock (_lock)
        {
            _console.MarkupLineInterpolated(
                $"[grey]{++_finished,2}/{_outages}[/]  {result.Outage.Service.Name,-17} {result.Outage.Fault.Label(),-15} guarded [blue]{Wording.Share(guarded.Served, guarded.Visits),6}[/]  unguarded [darkorange]{Wording.Share(unguarded.Served, unguarded.Visits),6}[/]{said}");
        }
    }
}
