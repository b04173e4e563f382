using System.Net.Sockets;
using Homepage.Hosting;
using Homepage.Site;
using Spectre.Console;

namespace Homepage.Serve;

/// <summary>Keeps both pages and the control room up for a browser.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(CommandLine commandLine, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using RunningHomepage homepage = await RunningHomepage.StartAsync(folder.Path, LogBreakers);
        using var room = new ControlRoom(homepage);
        WebApplication site = room.Build(LoopbackHost.CreateBuilder(commandLine.Port));
        try
        {
            await site.StartAsync(CancellationToken.None);
        }
        catch (IOException failure) when (failure.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await site.DisposeAsync();
            await Console.Error.WriteLineAsync($"Port {commandLine.Port} cannot be had: {failure.Message}");
            return ExitCode.BadCommandLine;
        }

        try
        {
            AnsiConsole.MarkupLineInterpolated($"""
                [bold]Control room[/]           {site.Address()}
                [blue]Guarded page[/]           {homepage.AddressOf(PageKind.Guarded)}
                [blue]How it is[/]              {new Uri(homepage.AddressOf(PageKind.Guarded), GuardedSite.HealthPage)}
                [darkorange]Written the usual way[/]  {homepage.AddressOf(PageKind.Unguarded)}

                The control room has both pages side by side and a switch for every service.
                What follows is the log of the guards. Ctrl+C stops everything.

                """);
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            await site.StopAtOnceAsync();
        }

        AnsiConsole.MarkupLine("Stopped. Nothing is left running, and nothing is left on disk.");
        return ExitCode.Success;
    }

    private static void LogBreakers(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.None)
        .AddFilter("HaAnalyzers", LogLevel.Information)
        .AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "HH:mm:ss ";
        });
}
