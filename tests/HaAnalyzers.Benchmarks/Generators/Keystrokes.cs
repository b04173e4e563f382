using HaAnalyzers.Cost;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Benchmarks.Generators;

/// <summary>
/// What the generator of guards adds to a keystroke beyond finding the attribute: both run in one driver over the same compilation, and the
/// driver says what each of them took. The difference within one run is what two runs on a shared machine cannot show. The generator that
/// comes first binds what all of them ask for; it is a third one, and not counted.
/// </summary>
internal static class Keystrokes
{
    private const int WarmUp = 20;
    private const int Edits = 200;

    public static void Measure()
    {
        Compare("guards", GeneratorInput.Guards);
        Compare("LoggerMessage", GeneratorInput.LoggerMessages);
        Compare("Mapperly", GeneratorInput.Mapperly);
        Console.WriteLine($"milliseconds as the driver tells them, {Edits} keystrokes of each kind: median (quartiles)");
        foreach (int contracts in (int[])[100, 1_000])
        {
            GeneratorInput input = GeneratorInput.Guards(contracts);
            Console.WriteLine($"{contracts} contracts of ten members, 100,000 lines");
            Report("elsewhere", input, input.EditOrdinary);
            Report("comment in a contract's file", input, input.EditDeclaring);
            Report("inside a contract", input, input.EditInside);
        }
    }

    /// <summary>One generator alone over its own thousand declarations: what finding them costs is its own.</summary>
    private static void Compare(string name, Func<int, GeneratorInput> create)
    {
        Run(create(WarmUp));
        (double first, List<double> elsewhere, List<double> inside) = Run(create(1_000));
        Console.WriteLine($"{name,-14} first run {first:0} ms, keystroke elsewhere {Describe(elsewhere)} ms, inside a declaration {Describe(inside)} ms");
    }

    private static (double First, List<double> Elsewhere, List<double> Inside) Run(GeneratorInput input)
    {
        GeneratorDriver driver = input.CreateDriver().RunGenerators(input.Compilation);
        double first = driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalMilliseconds;
        return (first, Edit(input.EditOrdinary), Edit(input.EditInside));

        List<double> Edit(Func<CSharpCompilation> edit)
        {
            var times = new List<double>();
            for (int i = 0; i < WarmUp + WarmUp; i++)
            {
                driver = driver.RunGenerators(edit());
                times.Add(driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalMilliseconds);
            }

            return times[WarmUp..];
        }
    }

    private static void Report(string kind, GeneratorInput input, Func<CSharpCompilation> edit)
    {
        List<double>[] times = [[], [], []];
        for (int order = 0; order < times.Length; order++)
        {
            ISourceGenerator[] compared =
                [new AttributesOnlyGenerator().AsSourceGenerator(), new EmptyGuardGenerator().AsSourceGenerator(), input.Generator.AsSourceGenerator()];
            IEnumerable<ISourceGenerator> inTurn = compared.Skip(order).Concat(compared.Take(order));
            GeneratorDriver driver = CSharpGeneratorDriver
                .Create(inTurn.Prepend(new AttributesOnlyGenerator().AsSourceGenerator()), parseOptions: input.ParseOptions)
                .RunGenerators(input.Compilation);
            for (int i = 0; i < WarmUp + (Edits / 3); i++)
            {
                driver = driver.RunGenerators(edit());
                for (int generator = 0; i >= WarmUp && generator < compared.Length; generator++)
                {
                    times[generator].Add(TimeOf(compared[generator], driver));
                }
            }
        }

        Console.WriteLine(
            $"  {kind,-28} attribute {Describe(times[0]),-20} and a file each {Describe(times[1]),-20} guards {Describe(times[2]),-20}");
        Console.WriteLine($"  {"",-28} guards beyond the attribute {Describe(Added(times, 0))}, beyond a file each {Describe(Added(times, 1))}");
    }

    private static List<double> Added(List<double>[] times, int than) => [.. times[2].Zip(times[than], (guards, other) => guards - other)];

    private static double TimeOf(ISourceGenerator generator, GeneratorDriver driver) =>
        driver.GetTimingInfo().GeneratorTimes.Single(time => time.Generator == generator).ElapsedTime.TotalMilliseconds;

    private static string Describe(List<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return $"{sorted[sorted.Count / 2]:0.0} ({sorted[sorted.Count / 4]:0.0} to {sorted[sorted.Count * 3 / 4]:0.0})";
    }
}
