using System.Globalization;
using HaAnalyzers.Cost;

const string Usage = """
    usage: dotnet run -c Release --project tests/HaAnalyzers.Cost [build [LINES [RUNS]] | edits [EDITS] | generator [EDITS] | analyzers [LINES]]
    build: what the analyzers add to a compilation, beside Meziantou.Analyzer and Roslynator; default 100000 lines, 5 runs.
    edits: what stays alive over an editing session; default 1000 edits.
    generator: the same for the generator, with contracts that change; default 10000 edits.
    analyzers: how long each takes, in this process; default 100000 lines.
    Without arguments: build and edits. The exit code is 0 when the goals are met.
    """;

int Number(int index, int otherwise) => args.Length > index && int.TryParse(args[index], NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 ? value : otherwise;

switch (args)
{
    case []:
        bool isCheap = await BuildCost.MeasureAsync(100_000, 5);
        return await EditMemory.MeasureAsync(1_000) && isCheap ? 0 : 1;
    case ["build", ..]:
        return await BuildCost.MeasureAsync(Number(1, 100_000), Number(2, 5)) ? 0 : 1;
    case ["edits", ..]:
        return await EditMemory.MeasureAsync(Number(1, 1_000)) ? 0 : 1;
    case ["generator", ..]:
        return GeneratorMemory.Measure(Number(1, 10_000)) ? 0 : 1;
    case ["analyzers", ..]:
        await AnalyzerTimes.MeasureAsync(Number(1, 100_000));
        return 0;
    default:
        await Console.Error.WriteLineAsync(Usage);
        return 2;
}
