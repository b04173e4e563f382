using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>HA1005: adds the standard resilience handler at the end of the registration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClientWithoutResilienceCodeFixProvider))]
public sealed class ClientWithoutResilienceCodeFixProvider : PlannedCodeFixProvider
{
    private const string Handlers = "Microsoft.Extensions.DependencyInjection.ResilienceHttpClientBuilderExtensions";

    private static readonly FixOption Option = new("HA1005.AddStandardResilienceHandler", "Add 'AddStandardResilienceHandler()'");

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.ClientWithoutResilience);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<FixOption>>(new[] { Option });

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file
            || file.Model.Compilation.GetBestTypeByMetadataName(Handlers) is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (file.Root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement)
            {
                FluentChains.Append(plan, file, statement.Expression, "AddStandardResilienceHandler()");
            }
        }
    }
}
