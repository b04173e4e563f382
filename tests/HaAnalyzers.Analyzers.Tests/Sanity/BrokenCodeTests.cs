using System.Collections.Immutable;
using System.Globalization;
using HaAnalyzers.Analyzers.Generation;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Tests.Sanity;

/// <summary>Code is broken most of the time while it is written: no rule may fail over it.</summary>
public sealed class BrokenCodeTests(ITestOutputHelper output)
{
    private const int CutsForEachSource = 6;

    /// <summary>Where the programs of the corpus are cut; <c>HA_BROKEN_PLACES</c> asks for more, a large number for every token.</summary>
    private static readonly int PlacesInEachProgram =
        int.TryParse(Environment.GetEnvironmentVariable("HA_BROKEN_PLACES"), CultureInfo.InvariantCulture, out int places) ? places : 1;

    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using HaAnalyzers;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Diagnostics.HealthChecks;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Broken",
        [CSharpSyntaxTree.ParseText(Usings), .. StreamingFiles.Select(text => CSharpSyntaxTree.ParseText(text))],
        TestReferences.Production,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    private static IEnumerable<string> StreamingFiles =>
        Rules.GracefulDegradation.StreamingSources.Library.OtherFiles.Select(file => file.Text);

    [Fact]
    public Task WholeSources_FailNoRule() => AnalyzeAsync(SourcesToBreak.All);

    [Fact]
    public Task TruncatedSources_FailNoRule() => AnalyzeAsync(SourcesToBreak.All.SelectMany((source, index) =>
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()];

        // Another first cut in each source, so that all kinds of places are hit.
        int step = Math.Max(1, tokens.Length / CutsForEachSource);
        return tokens.Where((_, position) => position % step == index % step).Select(token => source[..token.Span.End]);
    }));

    [Fact]
    public Task SourcesWithATokenMissing_FailNoRule() => AnalyzeAsync(SourcesToBreak.All.SelectMany((source, index) =>
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()];
        int step = Math.Max(1, tokens.Length / CutsForEachSource);
        return tokens.Where((_, position) => position % step == (index * 7) % step).Select(token => source.Remove(token.SpanStart, token.Span.Length));
    }));

    [Theory]
    [MemberData(nameof(CorpusTests.Files), MemberType = typeof(CorpusTests))]
    public async Task BrokenProgram_FailsNoRule(string file)
    {
        CorpusProgram program = CorpusProgram.Read(file);
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(program.Source).GetRoot().DescendantTokens()];

        // Spread over all of the program, at places that differ from program to program.
        int step = Math.Max(1, tokens.Length / PlacesInEachProgram);
        IEnumerable<int> places = Enumerable.Range(0, tokens.Length).Where(position => position % step == file.Sum(letter => letter * 31) % step);
        int asked = 0;
        int analyzed = 0;
        foreach (int place in places)
        {
            SyntaxToken cut = tokens[place];
            SyntaxToken missing = tokens[(place + (step / 2)) % tokens.Length];
            foreach (string source in new[] { program.Source[..cut.Span.End], program.Source.Remove(missing.SpanStart, missing.Span.Length) })
            {
                List<string> failures = [];
                analyzed += await CorpusVerifier.AnalyzeAsync(
                    program with { Source = source }, AllRules.Analyzers, OnFailure(failures), TestContext.Current.CancellationToken) ? 1 : 0;
                asked++;
                Assert.True(failures.Count == 0, $"{string.Join('\n', failures)}\n--- in:\n{source}");
            }
        }

        output.WriteLine($"{analyzed} of {asked} broken programs analyzed; the compiler itself fails over the others");
    }

    [Theory]
    [InlineData("var wrap = Policy.Wrap(wrap, Policy.Timeout(1)); wrap.Execute(() => { });")]
    [InlineData("ISyncPolicy first = second; ISyncPolicy second = first; Policy.Wrap(first, second).Execute(() => { });")]
    [InlineData("var builder = new ResiliencePipelineBuilder(); var built = builder.Build(); builder.AddPipeline(built); builder.Build();")]
    [InlineData("ResiliencePipeline Made() => Made(); Made().Execute(() => { }); Property.Execute(() => { });")]
    [InlineData("PredicateBuilder all = all.Handle<Exception>(); new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = all });")]
    [InlineData("try { } catch (Exception) { int copy = copy; if (copy > _count++) { } }")]
    public async Task ValuesInACircle_FailNoRule(string statements)
    {
        string source = $$"""
            using Polly;
            using Polly.CircuitBreaker;

            public static class Circle
            {
                private static int _count;
                private static ResiliencePipeline Property => Other;
                private static ResiliencePipeline Other => Property;
                public static void Run() { {{statements}} }
            }
            """;
        List<string> failures = [];
        CorpusProgram program = CorpusProgram.Read("Library/RegisteredPipelines") with { Source = "// library\n" + source };
        Assert.True(await CorpusVerifier.AnalyzeAsync(program, AllRules.Analyzers, OnFailure(failures), TestContext.Current.CancellationToken));
        Assert.Empty(failures);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task SourcesOfTheRepository_FailNoRule(string project)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Repository.PathOf(project.Split('/')), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        CSharpCompilation compilation = Empty.AddSyntaxTrees(files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file)));
        CSharpGeneratorDriver.Create(new GuardGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        List<string> failures = await FailuresAsync(generated, AllRules.Analyzers);
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    public static TheoryData<string> Projects { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(folder => folder.StartsWith("src/", StringComparison.Ordinal) || folder.StartsWith("samples/", StringComparison.Ordinal) || folder.StartsWith("tests/", StringComparison.Ordinal))
            .Where(folder => !folder.Contains("/bin/", StringComparison.Ordinal) && !folder.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public async Task FailureOfARule_IsNoticed()
    {
        List<string> failures = await FailuresAsync("class C;", [new FailingAnalyzer()]);
        Assert.Contains(failures, failure => failure.Contains(nameof(NotSupportedException), StringComparison.Ordinal));
    }

    private static async Task AnalyzeAsync(IEnumerable<string> sources)
    {
        foreach (string source in sources)
        {
            List<string> failures = await FailuresAsync(source, AllRules.Analyzers);
            Assert.True(failures.Count == 0, $"{string.Join('\n', failures)}\n--- in:\n{source}");
        }
    }

    private static Task<List<string>> FailuresAsync(string source, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        FailuresAsync(Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source)), analyzers);

    private static async Task<List<string>> FailuresAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: OnFailure(failures),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return failures;
    }

    private static Action<Exception, DiagnosticAnalyzer, Diagnostic> OnFailure(List<string> failures) => (exception, analyzer, _) =>
    {
        lock (failures)
        {
            failures.Add($"{analyzer.GetType().Name}: {exception}");
        }
    };

#pragma warning disable RS1036, RS1041, RS2008 // an analyzer for this test, never shipped
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class FailingAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("TEST02", "Title", "Message", "Test", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(_ => throw new NotSupportedException(), SymbolKind.NamedType);
        }
    }
#pragma warning restore RS1036, RS1041, RS2008
}
