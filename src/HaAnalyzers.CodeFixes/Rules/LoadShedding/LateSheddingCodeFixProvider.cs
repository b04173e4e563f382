using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.LoadShedding;

/// <summary>HA3006: starts earlier.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LateSheddingCodeFixProvider))]
public sealed class LateSheddingCodeFixProvider : PlannedCodeFixProvider
{
    private static readonly FixOption Option = new("HA3006.Earlier", "Start to shed at 75 %");

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.LateShedding);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<FixOption>>(new[] { Option });

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return;
        }

        foreach (Diagnostic diagnostic in diagnostics)
        {
            SyntaxNode node = file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            plan.Replace(document, node.Span, "0.75");
        }
    }
}
