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

/// <summary>HA1007: marks the contract, whose members then ask for the fallback that the <c>catch</c> is now.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwallowedFailureCodeFixProvider))]
public sealed class SwallowedFailureCodeFixProvider : PlannedCodeFixProvider
{
    private static readonly FixOption Option = new("HA1007.NonCritical", "Mark the contract as [NonCritical]");

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.SwallowedFailure);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult(Contract(diagnostic) is null ? Enumerable.Empty<FixOption>() : new[] { Option });

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            await ClassificationFix.PlanAsync(plan, document, Contract(diagnostic), isCritical: false, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string? Contract(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(SwallowedFailureAnalyzer.ContractProperty, out string? contract) ? contract : null;
}
