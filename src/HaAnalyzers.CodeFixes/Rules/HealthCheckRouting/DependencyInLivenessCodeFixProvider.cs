using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

/// <summary>HA2003: lets the liveness endpoint answer without asking any dependency.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DependencyInLivenessCodeFixProvider))]
public sealed class DependencyInLivenessCodeFixProvider : SingleCodeFixProvider
{
    public DependencyInLivenessCodeFixProvider()
        : base(DiagnosticIds.DependencyInLiveness, "HA2003.RunNoCheck", "Run no check for liveness")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } endpoint)
        {
            EndpointOptions.SetPredicate(plan, file, endpoint, EndpointOptions.NoCheck);
        }
    }
}
