using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.CodeFixes.Planning;

/// <summary>Base of the fixes of a rule that has one way to fix it, within the document of the diagnostic.</summary>
public abstract class SingleCodeFixProvider : PlannedCodeFixProvider
{
    private readonly FixOption _option;

    private protected SingleCodeFixProvider(string id, string equivalenceKey, string title)
    {
        FixableDiagnosticIds = ImmutableArray.Create(id);
        _option = new FixOption(equivalenceKey, title);
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    private protected sealed override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<FixOption>>(new[] { _option });

    private protected sealed override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is { } file)
        {
            foreach (Diagnostic diagnostic in diagnostics)
            {
                Plan(plan, file, diagnostic, file.Root.FindNode(diagnostic.Location.SourceSpan), cancellationToken);
            }
        }
    }

    /// <summary>Plans the edits for one diagnostic; nothing where the fix does not fit.</summary>
    /// <param name="node">What the diagnostic points at.</param>
    private protected abstract void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken);
}
