using System.Diagnostics;
using System.Globalization;
using HaAnalyzers.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Cost;

/// <summary>
/// Types in contracts and outside of them and runs the generator after each edit, as an IDE does; what is alive afterwards must not grow
/// with the edits. A generator that keeps nothing is run beside it.
/// </summary>
internal static class GeneratorMemory
{
    private const int Lines = 2_000;
    private const int Contracts = 20;

    /// <summary>The compiler remembers every name it has read, up to a limit far above an editing session: few names, or that is what is measured.</summary>
    private const int Names = 97;

    /// <returns>Whether the memory is flat.</returns>
    public static bool Measure(int edits)
    {
        // The compiler fills caches of its own during a session, whatever the generator; both are measured after that.
        _ = Grow(new EmptyGuardGenerator(), "to warm up, one that writes empty files", edits, out _);
        _ = Grow(new EmptyGuardGenerator(), "one that writes empty files", edits, out _);
        return Grow(new GuardGenerator(), "the generator", edits, out long alive) < alive * 0.05;
    }

    private static long Grow(IIncrementalGenerator generator, string name, int edits, out long early)
    {
        CSharpCompilation compilation = AnalyzerSession.Compile(Lines).AddSyntaxTrees(
            Enumerable.Range(0, Contracts).Select(index => CSharpSyntaxTree.ParseText(Contract(index, version: 0), path: Path(index))));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(generator);
        early = 0;
        long began = Stopwatch.GetTimestamp();
        for (int edit = 1; edit <= edits; edit++)
        {
            compilation = Edit(compilation, edit);
            driver = driver.RunGenerators(compilation);
            if (driver.GetRunResult().GeneratedTrees.Length != Contracts)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{driver.GetRunResult().GeneratedTrees.Length} guards of {Contracts} contracts"));
            }

            if (edit == edits / 10)
            {
                early = EditMemory.Alive();
            }
        }

        long late = EditMemory.Alive();
        GC.KeepAlive(compilation);
        GC.KeepAlive(driver);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{edits:N0} edits, every second one in a contract, {name} after each: {early / 1024.0 / 1024:0.0} MB alive after a tenth, {late / 1024.0 / 1024:0.0} MB at the end; {Stopwatch.GetElapsedTime(began).TotalMilliseconds / edits:0.0} ms an edit"));
        return late - early;
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, int edit)
    {
        if (edit % 2 == 0)
        {
            int index = edit / 2 % Contracts;
            SyntaxTree contract = compilation.SyntaxTrees.First(tree => tree.FilePath == Path(index));
            return compilation.ReplaceSyntaxTree(contract, CSharpSyntaxTree.ParseText(Contract(index, edit % Names), path: Path(index)));
        }

        SyntaxTree file = compilation.SyntaxTrees[1];
        string text = file.GetText().ToString();
        int body = text.StartsWith("// ", StringComparison.Ordinal) ? text.IndexOf('\n', StringComparison.Ordinal) + 1 : 0;
        return compilation.ReplaceSyntaxTree(
            file, CSharpSyntaxTree.ParseText(string.Create(CultureInfo.InvariantCulture, $"// {edit % Names}\n{text[body..]}"), path: file.FilePath));
    }

    private static string Path(int index) => string.Create(CultureInfo.InvariantCulture, $"Contract{index}.cs");

    private static string Contract(int index, int version) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        namespace Contracts
        {
            [HaAnalyzers.NonCritical("version {{version}}")]
            public interface IContract{{index}}
            {
                [HaAnalyzers.EmptyFallback]
                System.Threading.Tasks.Task<System.Collections.Generic.IReadOnlyList<int>> Rows{{version}}Async(int id);

                [HaAnalyzers.DefaultFallback]
                int Count();
            }
        }
        """);
}
