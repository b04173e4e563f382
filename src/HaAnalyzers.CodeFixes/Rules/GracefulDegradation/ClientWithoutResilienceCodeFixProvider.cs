using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>HA1005: adds the standard resilience handler behind the last call about the client.</summary>
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
        if (file.Model.Compilation.GetBestTypeByMetadataName(Handlers) is not null
            && node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            && file.Model.GetOperation(call, cancellationToken) is IInvocationOperation registration
            && ResilienceHandlers.EndOfBareChain(registration)?.Syntax is ExpressionSyntax chain)
        {
            FluentChains.Append(plan, file, chain, "AddStandardResilienceHandler()");
        }
    }
}
