using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>HA1004: classifies the contract; the reason is left for somebody who knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnclassifiedDependencyCodeFixProvider))]
public sealed class UnclassifiedDependencyCodeFixProvider : PlannedCodeFixProvider
{
    private const string NonCriticalKey = "HA1004.NonCritical";
    private const string CriticalKey = "HA1004.Critical";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.UnclassifiedDependency);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        IEnumerable<FixOption> options = diagnostic.Properties.ContainsKey(UnclassifiedDependencyAnalyzer.ContractProperty)
            ? new[]
            {
                new FixOption(NonCriticalKey, "Mark as [NonCritical]: users can be served without it"),
                new FixOption(CriticalKey, "Mark as [Critical]: nothing works without it"),
            }
            : Enumerable.Empty<FixOption>();
        return Task.FromResult(options);
    }

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(UnclassifiedDependencyAnalyzer.ContractProperty, out string? contract))
            {
                await ClassificationFix.PlanAsync(plan, document, contract, equivalenceKey == CriticalKey, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
