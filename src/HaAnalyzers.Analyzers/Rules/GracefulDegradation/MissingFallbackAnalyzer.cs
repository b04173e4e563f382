using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1003: nothing says what a member answers while the dependency is away.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingFallbackAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.MissingFallback,
        DiagnosticCategories.GracefulDegradation,
        "Non-critical member without a fallback",
        "'{0}' {1}; declare {2}",
        DiagnosticSeverity.Warning,
        "A breaker alone turns a slow failure into a fast one. What keeps the page up is the degraded behaviour behind it: a cached "
            + "response, a default value, an empty state or an omission.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!DependencyContracts.For(symbols).MayBeDeclared || TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        context.RegisterSymbolAction(symbol => AnalyzeType(symbol, symbols), SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(node => AnalyzeAttribute(node, symbols), SyntaxKind.Attribute);
    }

    private static void AnalyzeType(SymbolAnalysisContext context, KnownSymbols symbols)
    {
        var contract = (INamedTypeSymbol)context.Symbol;
        AttributeData? declaration = contract.TypeKind is not (TypeKind.Interface or TypeKind.Class)
            ? null
            : ContractAttributes.Declarations(contract, symbols.Compilation.Assembly, symbols.NonCritical).FirstOrDefault();
        if (declaration is null || IsNamedFromOutside(contract, declaration))
        {
            return;
        }

        foreach (MissingFallback missing in MissingFallbacks.Find(contract, declaration, symbols))
        {
            bool isOwn = SymbolEqualityComparer.Default.Equals(missing.Member.ContainingType, contract);
            string next = SuggestedFallbacks.Name(missing, isInherited: !isOwn, symbols.Compilation);
            Report(context.ReportDiagnostic, AttributeLocations.Of(isOwn ? missing.Member : contract), contract, missing, next);
        }
    }

    /// <summary>The members of a contract one does not own cannot carry attributes: one diagnostic where it is declared a contract.</summary>
    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context, KnownSymbols symbols)
    {
        IAssemblySymbol assembly = symbols.Compilation.Assembly;
        if (context.Node.Parent is not AttributeListSyntax { Target.Identifier.RawKind: (int)SyntaxKind.AssemblyKeyword }
            || ContractAttributes.FindAll(assembly, symbols.NonCritical).FirstOrDefault(IsThisNode) is not { } declaration
            || ContractAttributes.NamedContract(declaration) is not { TypeKind: TypeKind.Interface or TypeKind.Class } contract
            || (SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, assembly) && !IsNamedFromOutside(contract, declaration)))
        {
            return;
        }

        if (MissingFallbacks.Find(contract, declaration, symbols).FirstOrDefault() is { } missing)
        {
            Report(context.ReportDiagnostic, context.Node.GetLocation(), contract, missing, "'Fallback = typeof(…)'");
        }

        bool IsThisNode(AttributeData data) =>
            data.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == context.Node.SyntaxTree && reference.Span == context.Node.Span;
    }

    /// <summary>A class that a tool has generated is one nobody can annotate, though it belongs to the project.</summary>
    private static bool IsNamedFromOutside(INamedTypeSymbol contract, AttributeData declaration) =>
        contract.TypeKind == TypeKind.Class && ContractAttributes.NamedContract(declaration) is not null;

    private static void Report(
        System.Action<Diagnostic> report, Location location, INamedTypeSymbol contract, MissingFallback missing, string next) =>
        report(Diagnostic.Create(
            Rule,
            location,
            $"{ReadableNames.Of(contract)}.{missing.Member.Name}",
            missing.IsCached
                ? "has only a cached fallback, so its guard can only throw while nothing is cached"
                : "has no fallback, so its guard can only throw while the dependency is away",
            next));
}
