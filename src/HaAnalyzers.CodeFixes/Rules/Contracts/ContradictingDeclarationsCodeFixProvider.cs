using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Rules.Contracts;

/// <summary>HA0004: removes the declaration that contradicts an earlier one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContradictingDeclarationsCodeFixProvider))]
public sealed class ContradictingDeclarationsCodeFixProvider : PlannedCodeFixProvider
{
    internal const string Key = "HA0004.RemoveDeclaration";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.ContradictingDeclarations);

    private protected override async Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return FindAttribute(root, diagnostic) is { } attribute
            ? new[] { new FixOption(Key, $"Remove [{attribute.Name}]") }
            : Enumerable.Empty<FixOption>();
    }

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<IGrouping<AttributeListSyntax, AttributeSyntax>> lists = diagnostics
            .Select(diagnostic => FindAttribute(root, diagnostic))
            .OfType<AttributeSyntax>()
            .GroupBy(attribute => (AttributeListSyntax)attribute.Parent!);
        foreach (IGrouping<AttributeListSyntax, AttributeSyntax> list in lists)
        {
            Remove(plan, document, text, list.Key, list.ToList());
        }
    }

    private static AttributeSyntax? FindAttribute(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();

    private static void Remove(FixPlan plan, Document document, SourceText text, AttributeListSyntax list, IReadOnlyList<AttributeSyntax> removed)
    {
        List<AttributeSyntax> kept = list.Attributes.Except(removed).ToList();
        if (kept.Count == 0)
        {
            plan.Replace(document, SourceEdits.WholeLines(text, list.Span), "");
            return;
        }

        // Cut from the end of what stays before, or up to the start of what stays behind, so that the separator goes along.
        foreach (AttributeSyntax attribute in removed)
        {
            int index = list.Attributes.IndexOf(attribute);
            TextSpan span = index > 0
                ? TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End)
                : TextSpan.FromBounds(attribute.SpanStart, list.Attributes[index + 1].SpanStart);
            plan.Replace(document, span, "");
        }
    }
}
