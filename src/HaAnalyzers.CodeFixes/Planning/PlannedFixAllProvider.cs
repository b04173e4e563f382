using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HaAnalyzers.CodeFixes.Planning;

internal sealed class PlannedFixAllProvider : FixAllProvider
{
    public static readonly PlannedFixAllProvider Instance = new();

    private PlannedFixAllProvider()
    {
    }

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        if (context.CodeFixProvider is not PlannedCodeFixProvider provider || context.CodeActionEquivalenceKey is not { } key)
        {
            return null;
        }

        var plan = new FixPlan();
        foreach (IGrouping<Document, Diagnostic> document in await GroupAsync(context).ConfigureAwait(false))
        {
            ImmutableArray<Diagnostic> diagnostics =
                document.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToImmutableArray();
            await provider.PlanAllAsync(plan, document.Key, diagnostics, key, context.CancellationToken).ConfigureAwait(false);
        }

        return plan.IsEmpty
            ? null
            : CodeAction.Create($"Fix all: {key}", token => plan.ApplyAsync(context.Solution, token), key);
    }

    private static async Task<IEnumerable<IGrouping<Document, Diagnostic>>> GroupAsync(FixAllContext context)
    {
        var diagnostics = new List<Diagnostic>();
        if (context.Scope == FixAllScope.Document && context.Document is { } document)
        {
            diagnostics.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
        }
        else
        {
            IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : new[] { context.Project };
            foreach (Project project in projects)
            {
                diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }
        }

        return diagnostics
            .Select(diagnostic => (Document: context.Solution.GetDocument(diagnostic.Location.SourceTree), Diagnostic: diagnostic))
            .Where(found => found.Document is not null)
            .OrderBy(found => found.Document!.FilePath ?? found.Document.Name, StringComparer.Ordinal)
            .GroupBy(found => found.Document!, found => found.Diagnostic);
    }
}
