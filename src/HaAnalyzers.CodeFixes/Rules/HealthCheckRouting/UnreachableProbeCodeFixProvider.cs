using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

/// <summary>HA2010: takes the endpoint out of authorization and of its rate limit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnreachableProbeCodeFixProvider))]
public sealed class UnreachableProbeCodeFixProvider : SingleCodeFixProvider
{
    public UnreachableProbeCodeFixProvider()
        : base(DiagnosticIds.UnreachableProbe, "HA2010.LetProbesIn", "Let probes reach the endpoint")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Expression: { } chain } || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } endpoint)
        {
            return;
        }

        for (SyntaxNode? link = endpoint.Parent; link is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access; link = call.Parent)
        {
            if (Replacement(access.Name.Identifier.ValueText) is { } convention)
            {
                plan.Replace(file.Document, TextSpan.FromBounds(access.Name.SpanStart, call.Span.End), convention);
                return;
            }
        }

        FluentChains.Append(plan, file, chain, "AllowAnonymous()");
    }

    private static string? Replacement(string convention) => convention switch
    {
        "RequireRateLimiting" => "DisableRateLimiting()",
        "RequireAuthorization" => "AllowAnonymous()",
        _ => null,
    };
}
