using System.Collections.Concurrent;
using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1001: a call reaches a non-critical dependency without its guard.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnguardedCallAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.UnguardedCall,
        DiagnosticCategories.GracefulDegradation,
        "Unguarded call to a non-critical dependency",
        "'{0}.{1}' is called past the guard of non-critical '{2}'{4}; {5}, or wrap it in '{3}'",
        DiagnosticSeverity.Warning,
        "The contract says the program can do without this dependency, but at this call its failure, or its slowness, is the caller's. "
            + "Only the guard answers with the fallback while the dependency is away.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        var contracts = DependencyContracts.For(symbols);
        if (!contracts.MayExist)
        {
            return;
        }

        var exemptions = new GuardExemptions(symbols, contracts);

        // A nested type can call the private members of the outer one, so an outermost type is judged as a whole when it ends.
        var outermostTypes = new ConcurrentDictionary<INamedTypeSymbol, UnguardedCalls>(SymbolEqualityComparer.Default);
        context.RegisterSymbolStartAction(
            start =>
            {
                INamedTypeSymbol outermost = Outermost((INamedTypeSymbol)start.Symbol);
                UnguardedCalls calls = outermostTypes.GetOrAdd(outermost, _ => new UnguardedCalls(contracts, exemptions));
                calls.CollectFrom(start);
                if (start.Symbol.ContainingType is null)
                {
                    start.RegisterSymbolEndAction(end =>
                    {
                        outermostTypes.TryRemove(outermost, out _);
                        foreach (DependencyCall call in calls.Judge())
                        {
                            Report(end, call);
                        }
                    });
                }
            },
            SymbolKind.NamedType);
    }

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type;

    private static void Report(SymbolAnalysisContext context, DependencyCall call)
    {
        INamedTypeSymbol contract = call.Called.Contract;
        string name = ReadableNames.Of(contract);
        string implementation = ReadableNames.Of(call.Implementation);
        bool isItsOwnImplementation = contract.TypeKind == TypeKind.Class;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            call.Location,
            implementation,
            call.Called.Member.Name,
            name,
            GuardNames.TypeFor(contract),
            SharedFate.Of(call.Operation),
            isItsOwnImplementation ? "take it from the container instead of creating it" : $"take '{name}' instead of '{implementation}'"));
    }
}
