using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HaAnalyzers.Cost;

/// <summary>Compiles a service with several packages of analyzers at once and reads from the compiler what each of them took.</summary>
internal static partial class BuildCost
{
    private const string Ours = "HaAnalyzers.Analyzers";

    private static readonly string[] Others = ["Meziantou.Analyzer", "Roslynator.CSharp.Analyzers"];

    /// <returns>Whether the goals are met.</returns>
    public static async Task<bool> MeasureAsync(int lines, int runs)
    {
        string folder = Directory.CreateTempSubdirectory("ha-cost-").FullName;
        try
        {
            int written = await WriteAsync(folder, lines);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A service of {written:N0} lines, {runs} compilations each; medians."));
            await RunAsync(folder, "restore");
            var seconds = new List<Dictionary<string, double>>();
            var bare = new List<double>();
            var generator = new List<double>();
            await CompileAsync(folder, withAnalyzers: true); // warms the file cache
            for (int run = 0; run < runs; run++)
            {
                bare.Add((await CompileAsync(folder, withAnalyzers: false)).Elapsed);
                (_, Dictionary<string, double> analyzers, Dictionary<string, double> generators) = await CompileAsync(folder, withAnalyzers: true);
                seconds.Add(analyzers);
                generator.Add(generators.GetValueOrDefault(Ours));
            }

            double compilation = Median(bare);
            double ours = Median(seconds.Select(run => run.GetValueOrDefault(Ours)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"compilation without analyzers: {compilation:0.00} s"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Ours}: {ours:0.000} s, {ours / compilation:P1} of the compilation (goal: under 2 %)"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"its generator, part of every compilation: {Median(generator):0.000} s"));
            bool isMet = ours / compilation < 0.02;
            foreach (string other in Others)
            {
                double theirs = Median(seconds.Select(run => run.GetValueOrDefault(other)));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{other}: {theirs:0.000} s; {Ours} takes {ours / theirs:P1} of it (goal: under 10 %)"));
                isMet &= ours < theirs / 10;
            }

            return isMet;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> WriteAsync(string folder, int lines)
    {
        int written = 0;
        foreach ((string name, string text) in ServiceSources.Create(lines))
        {
            written += ServiceSources.CountLines(text);
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(folder, "Service.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <NoWarn>$(NoWarn);MA0001;CS1591</NoWarn>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Meziantou.Analyzer" Version="3.0.321" PrivateAssets="all" />
                <PackageReference Include="Roslynator.Analyzers" Version="4.16.0" PrivateAssets="all" />
                <Analyzer Include="{typeof(Analyzers.HaAnalyzer).Assembly.Location}" />
                <Reference Include="{typeof(NonCriticalAttribute).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """);
        return written;
    }

    private static async Task<(double Elapsed, Dictionary<string, double> Analyzers, Dictionary<string, double> Generators)> CompileAsync(string folder, bool withAnalyzers)
    {
        string output = await RunAsync(
            folder,
            "build", "--no-restore", "--no-incremental", "-v:detailed", "-p:ReportAnalyzer=true", "-p:UseSharedCompilation=false", "-nodeReuse:false",
            $"-p:RunAnalyzers={(withAnalyzers ? "true" : "false")}", "-clp:PerformanceSummary");
        double elapsed = CompilerTask().Matches(output).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) / 1000).DefaultIfEmpty(0).Max();
        int end = output.IndexOf("Total generator execution time", StringComparison.Ordinal);
        return (elapsed, Times(end < 0 ? output : output[..end]), Times(end < 0 ? "" : output[end..]));
    }

    /// <summary>By assembly. One that brings analyzers and generators is listed with each of them.</summary>
    private static Dictionary<string, double> Times(string report) => AnalyzerTime().Matches(report)
        .GroupBy(match => match.Groups[2].Value)
        .ToDictionary(group => group.Key, group => group.Max(match => match.Groups[1].Value == "<" ? 0.001 : double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));

    private static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed.\n{output[Math.Max(0, output.Length - 4_000)..]}\n{await errors}");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>From MSBuild's summary of tasks: <c>5190 ms  Csc  1 calls</c>.</summary>
    [GeneratedRegex(@"(\d+) ms\s+Csc\s+\d+ calls")]
    private static partial Regex CompilerTask();

    /// <summary>From the compiler's report: <c>0.263  4  HaAnalyzers.Analyzers, Version=…</c>.</summary>
    [GeneratedRegex(@"(<|\d+\.\d+)(?:0\.001)?\s+<?\s*\d+\s+([\w.]+), Version=")]
    private static partial Regex AnalyzerTime();
}
