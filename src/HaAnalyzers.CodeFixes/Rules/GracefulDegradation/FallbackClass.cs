using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>
/// Declares fallback methods in a static class beside the contract, <c>RecommendationsFallbacks</c> for <c>IRecommendations</c>, and
/// names them on the members.
/// </summary>
internal static class FallbackClass
{
    public static async Task PlanAsync(
        FixPlan plan, SourceFile file, INamedTypeSymbol contract, IReadOnlyList<MissingFallback> members, CancellationToken cancellationToken)
    {
        if (KnownSymbols.Create(file.Model.Compilation) is not { FallbackMethod: { } attribute }
            || contract.DeclaringSyntaxReferences.FirstOrDefault(reference => reference.SyntaxTree == file.Root.SyntaxTree)?.GetSyntax(cancellationToken)
                is not TypeDeclarationSyntax declaration)
        {
            return;
        }

        // The parts of a partial contract in other files would each declare the class.
        if (!plan.TryClaim(contract.ToDisplayString(), file.Document))
        {
            return;
        }

        string name = NameFor(contract);
        INamedTypeSymbol? existing = Existing(contract);
        var methods = new List<string>();
        foreach (MissingFallback member in members)
        {
            if (CanDeclare(file, member) && FallbackMethodText.Write(file, member, declaration.SpanStart) is { } method)
            {
                methods.Add(method);
                MemberAttributes.Plan(plan, file, member.Member, (attribute, $"(typeof({name}), nameof({name}.{member.Member.Name}))"));
            }
        }

        if (methods.Count == 0)
        {
            return;
        }

        if (existing is null)
        {
            PlanClass(plan, file, declaration, name, methods);
        }
        else
        {
            await PlanMethodsAsync(plan, file, existing, methods, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A value can be written down, and an existing class can take the method: it is static, and has none of that name. Beside a contract
    /// nested in a generic type the class would be generic, which no attribute can name.
    /// </summary>
    public static bool CanDeclare(SourceFile file, MissingFallback missing)
    {
        if (missing.Member.ContainingType.ContainingType is { IsGenericType: true })
        {
            return false;
        }

        INamedTypeSymbol? existing = Existing(missing.Member.ContainingType);
        bool canTake = existing is null
            || (existing.IsStatic && !existing.DeclaringSyntaxReferences.IsEmpty && existing.GetMembers(missing.Member.Name).IsEmpty);
        return canTake && FallbackMethodText.Write(file, missing, file.Root.SpanStart) is not null;
    }

    private static string NameFor(INamedTypeSymbol contract)
    {
        string guard = GuardNames.For(contract);
        return guard.Substring(0, guard.Length - "Guard".Length) + "Fallbacks";
    }

    private static INamedTypeSymbol? Existing(INamedTypeSymbol contract) =>
        (contract.ContainingType ?? (INamespaceOrTypeSymbol)contract.ContainingNamespace).GetTypeMembers(NameFor(contract), arity: 0)
            .FirstOrDefault(type => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, contract.ContainingAssembly));

    private static void PlanClass(
        FixPlan plan, SourceFile file, TypeDeclarationSyntax contract, string name, IReadOnlyList<string> methods)
    {
        string newLine = SourceEdits.NewLine(file.Text);
        string indentation = SourceEdits.Indentation(file.Text, contract.SpanStart);
        string inner = indentation + SourceEdits.IndentationUnit(indentation);
        var text = new StringBuilder();
        text.Append(newLine).Append(newLine).Append(indentation).Append("internal static class ").Append(name);
        text.Append(newLine).Append(indentation).Append('{').Append(newLine);
        text.Append(string.Join(newLine + newLine, methods.Select(method => inner + method)));
        text.Append(newLine).Append(indentation).Append('}');
        TextLine line = file.Text.Lines.GetLineFromPosition(contract.Span.End);
        bool endsLine = contract.GetLastToken().TrailingTrivia.FullSpan.End >= line.End;
        plan.Insert(file.Document, endsLine ? line.End : contract.Span.End, text.ToString());
    }

    private static async Task PlanMethodsAsync(
        FixPlan plan, SourceFile file, INamedTypeSymbol existing, IReadOnlyList<string> methods, CancellationToken cancellationToken)
    {
        if (await existing.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not TypeDeclarationSyntax declaration
            || file.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document)
        {
            return;
        }

        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        string newLine = SourceEdits.NewLine(text);
        string indentation = SourceEdits.Indentation(text, declaration.SpanStart);
        string inner = indentation + SourceEdits.IndentationUnit(indentation);
        string separator = declaration.Members.Count == 0 ? "" : newLine;
        TextLine line = text.Lines.GetLineFromPosition(declaration.CloseBraceToken.SpanStart);
        bool closesLine = text.ToString(TextSpan.FromBounds(line.Start, declaration.CloseBraceToken.SpanStart)).Trim().Length == 0;
        if (closesLine)
        {
            plan.Insert(document, line.Start, string.Concat(methods.Select((method, index) => (index == 0 ? separator : newLine) + inner + method + newLine)));
        }
        else
        {
            plan.Insert(document, declaration.CloseBraceToken.SpanStart, string.Concat(methods.Select(method => method + " ")));
        }
    }
}
