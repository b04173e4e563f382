using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>Takes the contract where the implementation came in, or wraps the implementation where the code creates it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnguardedCallCodeFixProvider))]
public sealed class UnguardedCallCodeFixProvider : PlannedCodeFixProvider
{
    private const string TakeKey = "HA1001.TakeContract";
    private const string WrapKey = "HA1001.WrapInGuard";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.UnguardedCall);

    private protected override async Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file
            || KnownSymbols.Create(file.Model.Compilation) is not { } symbols
            || UnguardedUse.Find(file, diagnostic, symbols, cancellationToken) is not { } use)
        {
            return Enumerable.Empty<FixOption>();
        }

        return new[]
        {
            new FixOption(TakeKey, $"Take '{ReadableNames.Of(use.Contract)}'"),
            new FixOption(WrapKey, $"Wrap in '{GuardNames.TypeFor(use.Contract)}'"),
        };
    }

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file
            || KnownSymbols.Create(file.Model.Compilation) is not { } symbols)
        {
            return;
        }

        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (UnguardedUse.Find(file, diagnostic, symbols, cancellationToken) is { } use)
            {
                var substitution = new ContractSubstitution(symbols, use.Implementation, use.Contract, cancellationToken);
                if (substitution.TryReplace(use.Receiver)
                    && substitution.TakesContract == (equivalenceKey == TakeKey)
                    && (!substitution.AsksContainer
                        || await ServiceRegistrations.CanServeAsync(document.Project, use.Implementation, use.Contract, cancellationToken).ConfigureAwait(false)))
                {
                    Plan(plan, document.Project, substitution, use);
                }
            }
        }
    }

    private protected override async Task CompleteAsync(FixPlan plan, Solution solution, CancellationToken cancellationToken)
    {
        foreach (ServiceSubstitution substitution in plan.Substitutions)
        {
            await ServiceRegistrations.PlanAsync(plan, solution.GetProject(substitution.Project)!, substitution, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Plan(FixPlan plan, Project project, ContractSubstitution substitution, UnguardedUse use)
    {
        foreach (var edit in substitution.Edits)
        {
            if (project.GetDocument(edit.Key.Tree) is { } document)
            {
                plan.Replace(document, edit.Key.Span, edit.Value);
            }
        }

        if (substitution.AsksContainer)
        {
            plan.Substitutions.Add(new ServiceSubstitution(
                project.Id, DocumentationCommentId.CreateReferenceId(use.Implementation), DocumentationCommentId.CreateReferenceId(use.Contract)));
        }
    }
}
