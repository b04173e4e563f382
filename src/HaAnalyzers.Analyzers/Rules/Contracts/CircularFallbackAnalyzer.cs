using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.Contracts;

/// <summary>HA0007: the fallback needs the very thing it stands in for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CircularFallbackAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.CircularFallback,
        DiagnosticCategories.Contracts,
        "Fallback depends on what it replaces",
        "Fallback '{0}' of '{1}' {2}, so it is down when it is needed; answer from something else",
        DiagnosticSeverity.Warning,
        "A fallback is asked exactly when the dependency is away. What shares a client, a connection or the contract itself with the "
            + "dependency is away with it.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.NonCritical is null || TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        var contracts = DependencyContracts.For(symbols);
        if (!contracts.MayExist)
        {
            return;
        }

        var fallbacks = FallbackCode.For(symbols);
        context.RegisterSymbolAction(symbol => AnalyzeType(symbol, contracts), SymbolKind.NamedType);
        context.RegisterOperationAction(operation => AnalyzeCreation(operation, contracts, fallbacks), OperationKind.ObjectCreation);
    }

    private static void AnalyzeType(SymbolAnalysisContext context, DependencyContracts contracts)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (INamedTypeSymbol contract in contracts.ImplementedBy(type).Where(contract => contracts.IsFallbackOf(type, contract)))
        {
            foreach (IParameterSymbol parameter in type.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
            {
                if (Needed(parameter.Type, contract, type, contracts) is { } needed)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rule, AttributeLocations.Of(parameter), ReadableNames.Of(type), ReadableNames.Of(contract), $"takes '{ReadableNames.Of(needed)}'"));
                }
            }
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, DependencyContracts contracts, FallbackCode fallbacks)
    {
        if (context.Operation.Type is not INamedTypeSymbol created
            || contracts.ImplementedBy(created) is not [var contract, ..]
            || contracts.IsFallbackOf(created, contract)
            || context.ContainingSymbol is not IMethodSymbol method
            || !fallbacks.Contains(method))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Rule, context.Operation.Syntax.GetLocation(), $"{ReadableNames.Of(method.ContainingType)}.{method.Name}", ReadableNames.Of(contract), $"creates '{ReadableNames.Of(created)}'"));
    }

    /// <summary>The contract, an implementation of it that is no fallback, or a wrapper such as <c>Lazy&lt;T&gt;</c> of one; a logger only bears its name.</summary>
    private static ITypeSymbol? Needed(ITypeSymbol type, INamedTypeSymbol contract, INamedTypeSymbol fallback, DependencyContracts contracts)
    {
        bool isContract = SymbolEqualityComparer.Default.Equals(type, contract);
        bool isImplementation = !SymbolEqualityComparer.Default.Equals(type, fallback)
            && contracts.ImplementedBy(type).Contains(contract, SymbolEqualityComparer.Default)
            && !contracts.IsFallbackOf(type, contract);
        return isContract || isImplementation
            ? type
            : type is INamedTypeSymbol { Name: not "ILogger", TypeArguments: { Length: > 0 } arguments }
                ? arguments.Select(argument => Needed(argument, contract, fallback, contracts)).FirstOrDefault(needed => needed is not null)
                : null;
    }
}
