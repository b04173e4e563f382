using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Cost;

/// <summary>Which analyzer takes how long, without what the compiler of the analyzers themselves takes.</summary>
internal static class AnalyzerTimes
{
    public static async Task MeasureAsync(int lines)
    {
        await RunAsync(AnalyzerSession.Compile(1_000)); // compiles the analyzers
        CSharpCompilation compilation = AnalyzerSession.Compile(lines);
        AnalysisResult result = await RunAsync(compilation);
        (string Name, double Milliseconds)[] times =
        [
            .. result.AnalyzerTelemetryInfo
                .Select(analyzer => (analyzer.Key.GetType().Name, analyzer.Value.ExecutionTime.TotalMilliseconds))
                .OrderByDescending(analyzer => analyzer.TotalMilliseconds),
        ];
        foreach ((string name, double milliseconds) in times)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds,8:0.0} ms  {name}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Sum(time => time.Milliseconds),8:0.0} ms  all of them over {lines:N0} lines"));
    }

    private static Task<AnalysisResult> RunAsync(CSharpCompilation compilation) => compilation
        .WithAnalyzers(AnalyzerSession.Analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true))
        .GetAnalysisResultAsync(CancellationToken.None);
}
