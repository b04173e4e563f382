using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>HA1005: adds the standard resilience handler at the end of the registration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClientWithoutResilienceCodeFixProvider))]
public sealed class ClientWithoutResilienceCodeFixProvider : SingleCodeFixProvider
{
    private const string Handlers = "Microsoft.Extensions.DependencyInjection.ResilienceHttpClientBuilderExtensions";

    public ClientWithoutResilienceCodeFixProvider()
        : base(DiagnosticIds.ClientWithoutResilience, "HA1005.AddStandardResilienceHandler", "Add 'AddStandardResilienceHandler()'")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (file.Model.Compilation.GetBestTypeByMetadataName(Handlers) is not null && node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement)
        {
            FluentChains.Append(plan, file, statement.Expression, "AddStandardResilienceHandler()");
        }
    }
}
