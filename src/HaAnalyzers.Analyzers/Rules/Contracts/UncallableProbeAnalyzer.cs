using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.Contracts;

/// <summary>HA0009: a readiness probe that no readiness check can ask.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncallableProbeAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.UncallableProbe,
        DiagnosticCategories.Contracts,
        "Readiness probe cannot be called",
        "'{0}' never tells whether the dependency can serve: it {1}",
        DiagnosticSeverity.Warning,
        "A member marked [ReadinessProbe] is called by a generated health check, without arguments of its own. One that cannot be called so has "
            + "no check, and readiness says nothing about the dependency although the contract looks as if it did.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (ProbeParser.MayFindAny(symbols.Compilation))
        {
            context.RegisterSymbolAction(symbol => Analyze(symbol, symbols), SymbolKind.Method);
        }
    }

    private static void Analyze(SymbolAnalysisContext context, KnownSymbols symbols)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (ContractAttributes.Find(method, symbols.ReadinessProbe) is { } probe && ProbeParser.FindObstacle(method, symbols) is { } obstacle)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, AttributeLocations.Of(probe, method), $"{method.ContainingType.Name}.{method.Name}", obstacle));
        }
    }
}
