using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>HA1015: lets the fallback answer for what the guard throws as well.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NarrowFallbackCatchCodeFixProvider))]
public sealed class NarrowFallbackCatchCodeFixProvider : SingleCodeFixProvider
{
    internal const string Key = "HA1015.Widen";

    public NarrowFallbackCatchCodeFixProvider()
        : base(DiagnosticIds.NarrowFallbackCatch, Key, "Catch the guard's exceptions as well")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (file.Root.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 }
            || node.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Declaration: { } declaration, Filter: null } clause
            || file.Model.Compilation.GetBestTypeByMetadataName("Polly.ExecutionRejectedException") is not { } rejected
            || file.Model.Compilation.GetBestTypeByMetadataName("System.Exception") is not { } exception
            || !IsUsedAsException(file.Model, clause, exception))
        {
            return;
        }

        // Clauses within one another, fixed together, need names of their own.
        int depth = clause.Ancestors().OfType<CatchClauseSyntax>().Count();
        string name = declaration.Identifier.RawKind != 0 ? declaration.Identifier.Text : depth == 0 ? "exception" : $"exception{depth + 1}";
        if (declaration.Identifier.RawKind == 0 && !file.Model.LookupSymbols(clause.SpanStart, name: name).IsEmpty)
        {
            return;
        }

        plan.Replace(file.Document, declaration.Span, $"(Exception {name}) when ({name} is {declaration.Type} or ExecutionRejectedException)");
        foreach (INamedTypeSymbol type in new[] { exception, rejected }.Where(type => !file.IsImported(type, clause.SpanStart)))
        {
            SourceEdits.AddUsing(plan, file, type.ContainingNamespace.ToDisplayString());
        }
    }

    /// <summary>The block asks the exception for nothing that the base class lacks.</summary>
    private static bool IsUsedAsException(SemanticModel model, CatchClauseSyntax clause, INamedTypeSymbol exception) =>
        clause.Declaration!.Identifier.RawKind == 0
        || clause.Block.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(identifier => identifier.Identifier.ValueText == clause.Declaration.Identifier.ValueText)
            .All(use => use.Parent is MemberAccessExpressionSyntax access && access.Expression == use
                ? model.GetSymbolInfo(access).Symbol?.ContainingType is { } type && (SymbolEqualityComparer.Default.Equals(type, exception) || type.SpecialType == SpecialType.System_Object)
                : model.GetTypeInfo(use).ConvertedType is { } converted && (SymbolEqualityComparer.Default.Equals(converted, exception) || converted.SpecialType == SpecialType.System_Object));
}
