using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.Cost;

/// <summary>Types in a file and asks all analyzers after each edit, as an IDE does; what is alive afterwards must not grow with the edits.</summary>
internal static class EditMemory
{
    private const int Lines = 2_000;

    /// <returns>Whether the memory is flat.</returns>
    public static async Task<bool> MeasureAsync(int edits)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = AnalyzerSession.Analyzers;
        CSharpCompilation compilation = AnalyzerSession.Compile(Lines);
        long early = 0;
        long began = Stopwatch.GetTimestamp();
        for (int edit = 1; edit <= edits; edit++)
        {
            compilation = await EditAsync(compilation, analyzers, edit);
            if (edit == edits / 10)
            {
                early = Alive();
            }
        }

        long late = Alive();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{edits:N0} edits, {analyzers.Length} analyzers after each: {early / 1024.0 / 1024:0.0} MB alive after a tenth, {late / 1024.0 / 1024:0.0} MB at the end; {Stopwatch.GetElapsedTime(began).TotalMilliseconds / edits:0} ms an edit"));
        GC.KeepAlive(compilation);
        return late < early * 1.05;
    }

    private static async Task<CSharpCompilation> EditAsync(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, int edit)
    {
        SyntaxTree file = compilation.SyntaxTrees[1];
        SourceText text = await file.GetTextAsync();
        string comment = string.Create(CultureInfo.InvariantCulture, $"// {edit % 10}\n");
        TextSpan span = edit == 1 ? new TextSpan(0, 0) : new TextSpan(0, comment.Length);
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(file, file.WithChangedText(text.Replace(span, comment)));
        ImmutableArray<Diagnostic> found = await edited.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        return found.Any(diagnostic => diagnostic.Id == "AD0001") ? throw new InvalidOperationException(found.First(diagnostic => diagnostic.Id == "AD0001").ToString()) : edited;
    }

    /// <summary>What only a finalizer still holds is gone after one of the next collections: an old table of weak keys has one, and holds what it held.</summary>
    public static long Alive()
    {
        long alive = long.MaxValue;
        while (true)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            long now = GC.GetTotalMemory(forceFullCollection: true);
            if (now >= alive)
            {
                return now;
            }

            alive = now;
        }
    }
}
