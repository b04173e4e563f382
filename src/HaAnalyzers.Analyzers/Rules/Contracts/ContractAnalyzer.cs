using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.Contracts;

/// <summary>
/// What the rules on contracts share: each contract is parsed as the generator parses it, and of the misuses found each rule reports its own.
/// </summary>
public abstract class ContractAnalyzer : HaAnalyzer
{
    private readonly DiagnosticDescriptor _rule;

    private protected ContractAnalyzer(DiagnosticDescriptor rule) => _rule = rule;

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(_rule);

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (ReadsProbes && ProbeParser.MayFindAny(symbols.Compilation))
        {
            context.RegisterSymbolAction(symbol => AnalyzeMethod(symbol, symbols), SymbolKind.Method);
        }

        if (!DependencyContracts.For(symbols).MayBeDeclared)
        {
            return;
        }

        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                foreach (AttributeData declaration in ContractAttributes.FindAll(type, symbols.NonCritical))
                {
                    if (DeclaredContracts.IsFirstDeclaration(type, declaration, symbols))
                    {
                        Report(type, declaration, symbols, symbol.ReportDiagnostic, symbol.CancellationToken);
                    }
                }
            },
            SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(node => AnalyzeAssemblyAttributes(node, symbols), SyntaxKind.AttributeList);
    }

    /// <summary>Whether the rule also finds something at readiness probes, in <see cref="AnalyzeMethod"/>.</summary>
    private protected virtual bool ReadsProbes => false;

    private protected virtual void AnalyzeMethod(SymbolAnalysisContext context, KnownSymbols symbols)
    {
    }

    private void AnalyzeAssemblyAttributes(SyntaxNodeAnalysisContext context, KnownSymbols symbols)
    {
        var list = (AttributeListSyntax)context.Node;
        if (list.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) != true)
        {
            return;
        }

        foreach (AttributeData declaration in ContractAttributes.FindAll(symbols.Compilation.Assembly, symbols.NonCritical))
        {
            bool isHere = declaration.ApplicationSyntaxReference is { } reference
                && reference.SyntaxTree == list.SyntaxTree
                && list.Span.Contains(reference.Span);
            if (isHere
                && ContractAttributes.NamedContract(declaration) is { } contract
                && DeclaredContracts.IsFirstDeclaration(contract, declaration, symbols))
            {
                Report(contract, declaration, symbols, context.ReportDiagnostic, context.CancellationToken);
            }
        }
    }

    private void Report(
        INamedTypeSymbol contract,
        AttributeData declaration,
        KnownSymbols symbols,
        System.Action<Diagnostic> report,
        CancellationToken cancellationToken)
    {
        ContractParseResult result = ContractParser.Parse(contract, declaration, symbols, cancellationToken);
        foreach (ContractProblem problem in result.Problems.Where(problem => problem.Id == _rule.Id))
        {
            report(ToDiagnostic(problem));
        }
    }

    private protected Diagnostic ToDiagnostic(ContractProblem problem) =>
        Diagnostic.Create(_rule, problem.Location, problem.Fix, problem.Subject, problem.Explanation);
}
