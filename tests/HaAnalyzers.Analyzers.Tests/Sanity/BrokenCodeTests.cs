using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Tests.Sanity;

/// <summary>Code is broken most of the time while it is written: no rule may fail over it.</summary>
public sealed class BrokenCodeTests
{
    private const int CutsForEachSource = 6;

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

        // Two places in each program, spread over all of them by the name.
        SyntaxToken cut = tokens[file.Sum(letter => letter * 31) % tokens.Length];
        SyntaxToken missing = tokens[file.Sum(letter => letter * 17) % tokens.Length];
        foreach (string source in new[] { program.Source[..cut.Span.End], program.Source.Remove(missing.SpanStart, missing.Span.Length) })
        {
            List<string> failures = [];
            await CorpusVerifier.AnalyzeAsync(
                program with { Source = source }, AllRules.Analyzers, OnFailure(failures), TestContext.Current.CancellationToken);
            Assert.True(failures.Count == 0, $"{string.Join('\n', failures)}\n--- in:\n{source}");
        }
    }

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

    private static async Task<List<string>> FailuresAsync(string source, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: OnFailure(failures),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        CSharpCompilation compilation = Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source));
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
