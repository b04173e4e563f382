using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>A verifier that accepted everything would make every other test worthless.</summary>
public sealed class VerifierTests
{
    [Fact]
    public Task MarkedDiagnostic_IsExpected() => RuleVerifier<UnluckyNameAnalyzer>.VerifyAsync("class [|Unlucky|];");

    [Fact]
    public Task RuntimePollyAndAspNetCore_AreReferenced() => RuleVerifier<UnluckyNameAnalyzer>.VerifyAsync(
        """
        [NonCritical("…")] public interface IContract;
        public class Uses { WebApplication? app; Polly.ResiliencePipeline? pipeline; }
        """);

    [Fact]
    public async Task UnmarkedDiagnostic_Fails() =>
        await Assert.ThrowsAnyAsync<Exception>(() => RuleVerifier<UnluckyNameAnalyzer>.VerifyAsync("class Unlucky;"));

    [Fact]
    public async Task MarkWithoutDiagnostic_Fails() =>
        await Assert.ThrowsAnyAsync<Exception>(() => RuleVerifier<UnluckyNameAnalyzer>.VerifyAsync("class [|Lucky|];"));

    [Fact]
    public async Task SourceThatDoesNotCompile_Fails() =>
        await Assert.ThrowsAnyAsync<Exception>(() => RuleVerifier<UnluckyNameAnalyzer>.VerifyAsync("class Lucky : Missing;"));

    [Fact]
    public Task SwitchedOff_IsSilent() => RuleVerifier<UnluckyNameAnalyzer>.VerifyAsync(
        "class Unlucky;", TestProject.Library with { GlobalConfig = "dotnet_diagnostic.TEST01.severity = none" });

    [Fact]
    public Task Fix_IsAppliedInEveryDocument() => FixVerifier<UnluckyNameAnalyzer, LuckyNameCodeFixProvider>.VerifyAsync(
        ["class [|Unlucky|];", "namespace Other { class [|Unlucky|]; }"], ["class Lucky;", "namespace Other { class Lucky; }"]);

    [Fact]
    public async Task FixWithAnotherResult_Fails() => await Assert.ThrowsAnyAsync<Exception>(
        () => FixVerifier<UnluckyNameAnalyzer, LuckyNameCodeFixProvider>.VerifyAsync("class [|Unlucky|];", "class Luckier;"));

    [Fact]
    public async Task FixOfferedWhereNoneIsExpected_Fails() => await Assert.ThrowsAnyAsync<Exception>(
        () => FixVerifier<UnluckyNameAnalyzer, LuckyNameCodeFixProvider>.VerifyNoFixAsync("class [|Unlucky|];"));

#pragma warning disable RS1036, RS1041, RS2008 // an analyzer for these tests, never shipped
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class UnluckyNameAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("TEST01", "Title", "Message", "Test", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol.Name == "Unlucky")
                    {
                        symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0]));
                    }
                },
                SymbolKind.NamedType);
        }
    }
#pragma warning restore RS1036, RS1041, RS2008

    [ExportCodeFixProvider(LanguageNames.CSharp)]
    public sealed class LuckyNameCodeFixProvider : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["TEST01"];

        public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Rename", async cancellation =>
                {
                    SyntaxNode root = (await context.Document.GetSyntaxRootAsync(cancellation))!;
                    return context.Document.WithSyntaxRoot(root.ReplaceToken(root.FindToken(context.Span.Start), SyntaxFactory.Identifier("Lucky")));
                }, "Lucky"),
                context.Diagnostics);
            return Task.CompletedTask;
        }
    }
}
