using System.Linq;
using System.Text;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>Declares an interface with the public members of a class, and what they answer by hand as their fallbacks.</summary>
internal static class ContractExtraction
{
    /// <param name="classId">The documentation id of the class.</param>
    public static void Plan(FixPlan plan, SourceFile file, string? classId, CancellationToken cancellationToken)
    {
        if (classId is null
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(classId, file.Model.Compilation) is not INamedTypeSymbol type
            || type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not ClassDeclarationSyntax declaration
            || declaration.SyntaxTree != file.Root.SyntaxTree
            || type.ContainingNamespace.GetTypeMembers(ProposedContract.NameFor(type)).Any()
            || plan.Replaces(file.Document.Id, new TextSpan(declaration.Span.End, 0)))
        {
            return;
        }

        string newLine = SourceEdits.NewLine(file.Text);
        string outer = SourceEdits.Indentation(file.Text, declaration.SpanStart);
        string inner = outer + SourceEdits.IndentationUnit(outer);
        var contract = new StringBuilder()
            .Append(newLine).Append(newLine).Append(outer).Append("[NonCritical(\"").Append(Classification.NonCriticalPlaceholder).Append("\")]").Append(newLine)
            .Append(outer).Append(type.DeclaredAccessibility == Accessibility.Public ? "public " : "").Append("interface ").Append(ProposedContract.NameFor(type)).Append(newLine)
            .Append(outer).Append('{');
        bool isFirst = true;
        foreach (ISymbol member in type.GetMembers().Where(IsForCallers))
        {
            contract.Append(isFirst ? newLine : newLine + newLine);
            isFirst = false;
            if (Fallback(member, file, cancellationToken) is { } fallback)
            {
                contract.Append(inner).Append(fallback).Append(newLine);
            }

            contract.Append(inner).Append(ProposedContract.Declare(member));
        }

        contract.Append(newLine).Append(outer).Append('}');
        plan.Insert(file.Document, declaration.Span.End, contract.ToString());
        SyntaxToken before = declaration.ParameterList?.GetLastToken() ?? declaration.Identifier;
        plan.Insert(file.Document, before.Span.End, " : " + ProposedContract.NameFor(type));
        if (KnownSymbols.For(file.Model.Compilation).NonCritical is { } attribute && !file.IsImported(attribute, declaration.SpanStart))
        {
            SourceEdits.AddUsing(plan, file, attribute.ContainingNamespace.ToDisplayString());
        }
    }

    private static string? Fallback(ISymbol member, SourceFile file, CancellationToken cancellationToken) =>
        member is IMethodSymbol method
        && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } body
        && body.DescendantNodes().OfType<TryStatementSyntax>().FirstOrDefault(TryStatements.Degrades) is { } @try
        && file.Model.GetOperation(@try, cancellationToken) is ITryOperation operation
            ? ProposedContract.Fallback(operation, method)
            : null;

    private static bool IsForCallers(ISymbol member) =>
        member is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false }
        && member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol { IsIndexer: false };
}
