using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Health;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

/// <summary>HA2006: adds the check of a database context, or one that calls the probe of a critical contract.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UncheckedDependencyCodeFixProvider))]
public sealed class UncheckedDependencyCodeFixProvider : PlannedCodeFixProvider
{
    private static readonly FixOption Option = new("HA2006.AddCheck", "Add a readiness check");

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.UncheckedDependency);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<FixOption>>(new[] { Option });

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file
            || KnownSymbols.Create(file.Model.Compilation) is not { } symbols
            || HealthSetup.For(file.Model.Compilation) is not { Builders.Count: > 0 } setup)
        {
            return;
        }

        var program = new HealthProgram(symbols, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (file.Root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && file.Model.GetOperation(call, cancellationToken) is IInvocationOperation invocation
                && NeededDependency.Read(invocation, program) is { } needed)
            {
                await ReadinessChecks.PlanAsync(plan, document.Project, setup, new[] { needed.Type }, symbols, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
