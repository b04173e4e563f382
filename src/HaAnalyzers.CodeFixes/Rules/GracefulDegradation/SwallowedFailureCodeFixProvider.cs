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

/// <summary>
/// HA1007: marks the contract, or makes one of the class, and declares the fallback that the <c>catch</c> is now. The <c>try</c> stays: what it
/// logs is for somebody to decide.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwallowedFailureCodeFixProvider))]
public sealed class SwallowedFailureCodeFixProvider : PlannedCodeFixProvider
{
    private static readonly FixOption Mark = new("HA1007.NonCritical", "Mark the contract as [NonCritical]");
    private static readonly FixOption Extract = new("HA1007.Extract", "Put a [NonCritical] contract in front of the class");

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.SwallowedFailure);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<FixOption>>(
            Property(diagnostic, SwallowedFailureAnalyzer.ContractProperty) is not null ? new[] { Mark }
            : Property(diagnostic, SwallowedFailureAnalyzer.ClassProperty) is not null ? new[] { Extract }
            : Enumerable.Empty<FixOption>());

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (equivalenceKey == Mark.EquivalenceKey)
        {
            foreach (Diagnostic diagnostic in diagnostics.Where(candidate => Property(candidate, SwallowedFailureAnalyzer.ContractProperty) is not null))
            {
                await ClassificationFix.PlanAsync(
                    plan, document, Property(diagnostic, SwallowedFailureAnalyzer.ContractProperty), isCritical: false, cancellationToken).ConfigureAwait(false);
                await ClassificationFix.PlanFallbackAsync(
                    plan,
                    document,
                    Property(diagnostic, SwallowedFailureAnalyzer.MemberProperty),
                    Property(diagnostic, SwallowedFailureAnalyzer.FallbackProperty),
                    cancellationToken).ConfigureAwait(false);
            }
        }
        else if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is { } file)
        {
            foreach (Diagnostic diagnostic in diagnostics)
            {
                ContractExtraction.Plan(plan, file, Property(diagnostic, SwallowedFailureAnalyzer.ClassProperty), cancellationToken);
            }
        }
    }

    private static string? Property(Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;
}
