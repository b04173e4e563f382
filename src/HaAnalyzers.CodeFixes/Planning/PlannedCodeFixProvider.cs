using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HaAnalyzers.CodeFixes.Planning;

/// <summary>
/// Base of the fixes: an option is offered when it plans an edit, and Fix All plans the edits of all diagnostics into one.
/// </summary>
public abstract class PlannedCodeFixProvider : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => PlannedFixAllProvider.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (FixOption option in await GetOptionsAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                var plan = new FixPlan();
                await PlanAsync(plan, document, ImmutableArray.Create(diagnostic), option.EquivalenceKey, context.CancellationToken)
                    .ConfigureAwait(false);
                if (!plan.IsEmpty)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            option.Title, token => plan.ApplyAsync(document.Project.Solution, token), option.EquivalenceKey),
                        diagnostic);
                }
            }
        }
    }

    /// <summary>What could be offered, best first.</summary>
    private protected abstract Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>Plans the edits for diagnostics of one document; nothing where the fix does not fit.</summary>
    private protected abstract Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken);

    internal Task PlanAllAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken) =>
        PlanAsync(plan, document, diagnostics, equivalenceKey, cancellationToken);
}
