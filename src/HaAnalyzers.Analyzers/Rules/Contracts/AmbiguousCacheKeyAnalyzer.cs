using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.Contracts;

/// <summary>HA0006: a cached fallback finds nothing again, or finds what belongs to another caller.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AmbiguousCacheKeyAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.AmbiguousCacheKey,
        DiagnosticCategories.Contracts,
        "Cached fallback cannot tell callers apart",
        "The cached answers of '{0}' {1}; {2}",
        DiagnosticSeverity.Warning,
        "A cached answer is found by the arguments of the call and by nothing else. Arguments without value equality are never found again. "
            + "An answer that depends on who asks, without an argument that says so, goes to somebody else.");

    /// <summary>What tells an implementation who asks, past its arguments.</summary>
    private static readonly ImmutableHashSet<string> AmbientIdentity = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Microsoft.AspNetCore.Http.IHttpContextAccessor.HttpContext",
        "System.Security.Claims.ClaimsPrincipal.Current",
        "System.Threading.Thread.CurrentPrincipal");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.NonCritical is null || symbols.CachedFallback is null || TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        var contracts = DependencyContracts.For(symbols);
        if (!contracts.MayExist)
        {
            return;
        }

        context.RegisterSymbolAction(symbol => AnalyzeContract(symbol, symbols, contracts), SymbolKind.NamedType);
        context.RegisterOperationAction(operation => AnalyzeIdentity(operation, symbols, contracts), OperationKind.PropertyReference);
    }

    private static void AnalyzeContract(SymbolAnalysisContext context, KnownSymbols symbols, DependencyContracts contracts)
    {
        var contract = (INamedTypeSymbol)context.Symbol;
        if (!contracts.IsNonCritical(contract))
        {
            return;
        }

        foreach (IMethodSymbol member in contract.GetMembers().OfType<IMethodSymbol>().Where(member => IsCached(member, contract, symbols)))
        {
            foreach (IParameterSymbol parameter in member.Parameters.Where(parameter => !MemberResult.IsToken(parameter)))
            {
                if (ValueEquality.Explain(parameter.Type) is { } reason)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rule,
                        AttributeLocations.Of(parameter),
                        $"{ReadableNames.Of(contract)}.{member.Name}",
                        $"are never found again, because of '{parameter.Name}': {reason}",
                        "take a record, a string or a number"));
                }
            }
        }
    }

    private static void AnalyzeIdentity(OperationAnalysisContext context, KnownSymbols symbols, DependencyContracts contracts)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        IPropertySymbol property = reference.Property;
        if (property.Name is not ("HttpContext" or "Current" or "CurrentPrincipal")
            || !AmbientIdentity.Contains($"{property.ContainingType.ToDisplayString()}.{property.Name}")
            || context.ContainingSymbol is not IMethodSymbol { ContainingType: { } type } method
            || contracts.Find(method, type) is not { Member: IMethodSymbol member } called
            || !IsCached(member, called.Contract, symbols))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            reference.Syntax.GetLocation(),
            $"{ReadableNames.Of(called.Contract)}.{member.Name}",
            $"may go to another user: '{ReadableNames.Of(type)}' reads '{property.Name}', which is no part of the key",
            "make who asks an argument"));
    }

    private static bool IsCached(IMethodSymbol member, INamedTypeSymbol contract, KnownSymbols symbols) =>
        ContractAttributes.Find(member, symbols.CachedFallback) is not null
        || (ContractAttributes.Find(contract, symbols.CachedFallback) is not null
            && new CachedFallbackParser(contract, symbols, new List<ContractProblem>())
                .Parse(member, Rules.GracefulDegradation.MissingFallbacks.Result(member, symbols), member.Parameters) is not null);
}
