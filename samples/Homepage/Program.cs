using Homepage;
using Homepage.Drill;
using Homepage.Overload;
using Homepage.Serve;

if (args is [OverloadSite.Command, ..])
{
    return await OverloadSite.RunAsync(args);
}

CommandLine commandLine = CommandLine.Parse(args);
if (commandLine.Problem is { } problem)
{
    await Console.Error.WriteLineAsync($"{problem} All options: dotnet run --project samples/Homepage -- --help");
    return ExitCode.BadCommandLine;
}

if (commandLine.WantsHelp)
{
    Console.WriteLine(CommandLine.Help);
    return ExitCode.Success;
}

using var interruption = new Interruption();
return commandLine.Serve
    ? await ServeCommand.RunAsync(commandLine, interruption.Token)
    : commandLine.Overload
    ? await OverloadCommand.RunAsync(interruption.Token)
    : await DrillCommand.RunAsync(commandLine, interruption.Token);
