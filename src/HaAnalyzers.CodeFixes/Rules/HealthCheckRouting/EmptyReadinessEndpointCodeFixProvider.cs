using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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

/// <summary>HA2002: tags the registered checks for readiness and lets the endpoint select them; adds checks where there are none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EmptyReadinessEndpointCodeFixProvider))]
public sealed class EmptyReadinessEndpointCodeFixProvider : PlannedCodeFixProvider
{
    private const string DefaultTag = "ready";

    private static readonly FixOption Option = new("HA2002.RunChecks", "Run the checks of what the program needs");

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.EmptyReadinessEndpoint);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<FixOption>>(new[] { Option });

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file
            || KnownSymbols.Create(file.Model.Compilation) is not { } symbols)
        {
            return;
        }

        HealthSetup setup = HealthSetup.For(file.Model.Compilation);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (file.Root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && file.Model.GetOperation(call, cancellationToken) is IInvocationOperation invocation
                && HealthEndpoint.Read(invocation) is { } endpoint
                && (endpoint.Predicate.Tag ?? (endpoint.Predicate.SelectsNothing || endpoint.HasNoOptions ? DefaultTag : null)) is { } tag
                && await PlanChecksAsync(plan, document.Project, setup, symbols, tag, cancellationToken).ConfigureAwait(false)
                && endpoint.Predicate.SelectsNothing)
            {
                EndpointOptions.SetPredicate(plan, file, call, EndpointOptions.Tagged(tag));
            }
        }
    }

    private static async Task<bool> PlanChecksAsync(
        FixPlan plan, Project project, HealthSetup setup, KnownSymbols symbols, string tag, CancellationToken cancellationToken)
    {
        HealthCheckRegistration[] checks = setup.Checks.Where(check => !CheckTargets.ExercisesNothing(check)).ToArray();
        if (checks.Length == 0)
        {
            return tag == DefaultTag
                && setup.Builders.Count > 0
                && await ReadinessChecks.PlanAsync(plan, project, setup, setup.RegisteredTypes, symbols, cancellationToken).ConfigureAwait(false);
        }

        foreach (HealthCheckRegistration check in checks)
        {
            if (project.GetDocument(check.Invocation.Syntax.SyntaxTree) is { } document
                && await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is { } file)
            {
                HealthCheckArguments.AddTag(plan, file, check, tag);
            }
        }

        return true;
    }
}
