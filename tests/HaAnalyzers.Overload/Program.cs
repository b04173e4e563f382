using System.Diagnostics;
using System.Globalization;
using HaAnalyzers.Overload;

const string Usage = """
    usage: dotnet run -c Release --project tests/HaAnalyzers.Overload [--seconds N] [--output FILE]
    N: how long each load is measured, 1 to 60; default 4, which takes about five minutes in all.
    FILE: where the report goes; default overload.html.
    """;

if (args is [ServiceProgram.Command, var protection, var rounds, var permits])
{
    return await ServiceProgram.RunAsync(
        Enum.Parse<Protection>(protection), int.Parse(rounds, CultureInfo.InvariantCulture), int.Parse(permits, CultureInfo.InvariantCulture));
}

string output = "overload.html";
double seconds = 4;
for (int i = 0; i < args.Length; i += 2)
{
    string? value = i + 1 < args.Length ? args[i + 1] : null;
    bool isGood = args[i] switch
    {
        "--output" when !string.IsNullOrEmpty(value) => (output = value!).Length > 0,
        "--seconds" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out seconds) && seconds is >= 1 and <= 60,
        _ => false,
    };
    if (!isGood)
    {
        Console.Error.WriteLine($"There is no option '{args[i]}' with the value '{value}'.\n{Usage}");
        return 2;
    }
}

long started = Stopwatch.GetTimestamp();
ExperimentResult result = await new Experiment(TimeSpan.FromSeconds(seconds), Console.WriteLine).RunAsync();
Console.WriteLine();
Console.WriteLine(MarkdownTable.Render(result));
Console.WriteLine(result.Steadiness);
await File.WriteAllTextAsync(output, OverloadReport.Render(result, Stopwatch.GetElapsedTime(started)));
Console.WriteLine($"Report: {Path.GetFullPath(output)}");
return 0;
