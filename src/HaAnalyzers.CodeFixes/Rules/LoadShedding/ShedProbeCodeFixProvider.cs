using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.LoadShedding;

/// <summary>HA3007: takes the health endpoint out of the limiter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShedProbeCodeFixProvider))]
public sealed class ShedProbeCodeFixProvider : SingleCodeFixProvider
{
    public ShedProbeCodeFixProvider()
        : base(DiagnosticIds.ShedProbe, "HA3007.DisableRateLimiting", "Exempt the endpoint from rate limiting")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement)
        {
            FluentChains.Append(plan, file, statement.Expression, "DisableRateLimiting()");
        }
    }
}
