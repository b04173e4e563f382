using System.Diagnostics;
using Homepage.Faults;
using Homepage.Report;
using Homepage.Services;
using Homepage.Site;
using Spectre.Console;

namespace Homepage.Drill;

/// <summary>The drill from the command line: runs it, shows it, writes the report, judges it.</summary>
internal static class DrillCommand
{
    /// <summary>Enough to keep the drill short, and few enough for two processor cores.</summary>
    private const int Lanes = 4;

    public static async Task<int> RunAsync(CommandLine commandLine, CancellationToken cancellationToken)
    {
        string report = Path.GetFullPath(commandLine.Output);
        if (Directory.Exists(report) || !Directory.Exists(Path.GetDirectoryName(report)))
        {
            await Console.Error.WriteLineAsync($"The report cannot be written to {report}: there is no such folder, or it is a folder itself.");
            return ExitCode.BadCommandLine;
        }

        Outage[] outages = [.. Select(commandLine)];
        var console = new DrillConsole(outages.Length);
        long started = Stopwatch.GetTimestamp();
        IReadOnlyList<OutageResult> results;
        try
        {
            using var folder = new TemporaryFolder();
            console.Begin(outages, new DrillTimes(), Lanes);
            results = await console.ShowProgressAsync(finished =>
                new DrillRunner(new DrillTimes(), Lanes).RunAsync(outages, folder.Path, finished, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            AnsiConsole.MarkupLine("[yellow]Interrupted.[/] Everything that was started has been stopped; there is no report.");
            return ExitCode.Interrupted;
        }

        TimeSpan took = Stopwatch.GetElapsedTime(started);
        DrillVerdict verdict = DrillVerdict.On(results);
        await File.WriteAllTextAsync(report, DrillReport.Render(results, verdict, took, DateTimeOffset.Now), CancellationToken.None);
        console.End(results, verdict, took, report);
        return verdict.Kept ? ExitCode.Success : ExitCode.PromiseBroken;
    }

    private static IEnumerable<Outage> Select(CommandLine commandLine) =>
        from service in ServiceKind.All.OrderBy(service => service.IsCritical)
        where commandLine.Service is null || commandLine.Service == service
        from fault in FaultNames.Injectable
        where commandLine.Fault is null || commandLine.Fault == fault
        select new Outage(service, fault);
}
