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

namespace HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

/// <summary>
/// Keeps the endpoint as the liveness endpoint and maps a readiness endpoint beside it. Where no check is registered, one is, if the
/// program offers something that proves a dependency can serve; a readiness endpoint that exercises nothing is never made.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingReadinessEndpointCodeFixProvider))]
public sealed class MissingReadinessEndpointCodeFixProvider : PlannedCodeFixProvider
{
    private const string Key = "HA2001.ReadinessEndpoint";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.MissingReadinessEndpoint);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<FixOption>>(new[] { new FixOption(Key, "Map a readiness endpoint") });

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file
            || KnownSymbols.Create(file.Model.Compilation) is not { } symbols
            || file.Root.FindNode(diagnostics[0].Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>()
                is not { Expression: MemberAccessExpressionSyntax } endpoint
            || Statements.Listed(endpoint) is not { } statement)
        {
            return;
        }

        HealthSetup setup = HealthSetup.Read(file.Model.Compilation, cancellationToken);
        if (setup.RegistersChecks)
        {
            SourceEdits.InsertStatementAfter(plan, file, statement, ReadinessEndpoint(endpoint, ""));
            return;
        }

        if (setup.Endpoints.All(existing => existing.ExcludesEveryCheck || existing.HasNoOptions)
            && setup.Builders.Count > 0
            && await ReadinessChecks.PlanAsync(plan, document.Project, setup, setup.RegisteredTypes, symbols, cancellationToken).ConfigureAwait(false))
        {
            await KeepLivenessAsync(plan, document.Project, setup, cancellationToken).ConfigureAwait(false);
            SourceEdits.InsertStatementAfter(plan, file, statement, ReadinessEndpoint(endpoint, ", " + EndpointOptions.With(EndpointOptions.Tagged("ready"))));
            EndpointOptions.AddUsing(plan, file);
        }
    }

    /// <summary>Until now the endpoints had no check to run; as liveness endpoints they go on without, or an outage restarts every instance.</summary>
    private static async Task KeepLivenessAsync(FixPlan plan, Project project, HealthSetup setup, CancellationToken cancellationToken)
    {
        foreach (HealthEndpoint endpoint in setup.Endpoints.Where(endpoint => endpoint.HasNoOptions))
        {
            if (project.GetDocument(endpoint.Syntax.SyntaxTree) is { } document
                && await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is { } file)
            {
                EndpointOptions.SetPredicate(plan, file, endpoint.Syntax, EndpointOptions.NoCheck);
            }
        }
    }

    /// <summary>The same endpoint under another address, with the conventions of the first: who may reach one may reach the other.</summary>
    private static string ReadinessEndpoint(InvocationExpressionSyntax endpoint, string options)
    {
        var access = (MemberAccessExpressionSyntax)endpoint.Expression;
        string conventions = "";
        for (SyntaxNode? node = endpoint.Parent; node is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call }; node = call.Parent)
        {
            string name = ((MemberAccessExpressionSyntax)node).Name.Identifier.ValueText;
            bool isConvention = name is "AllowAnonymous" or "RequireAuthorization" or "RequireHost" or "RequireCors" or "DisableRateLimiting"
                or "ShortCircuit" or "DisableHttpMetrics";
            conventions += isConvention ? $".{name}{call.ArgumentList}" : "";
        }

        return $"{access.Expression}.{access.Name.Identifier.ValueText}(\"/health/ready\"{options}){conventions};";
    }
}
