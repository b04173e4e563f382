using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

/// <summary>HA2007: the outage is told, and the instance stays in rotation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NonCriticalReadinessCodeFixProvider))]
public sealed class NonCriticalReadinessCodeFixProvider : SingleCodeFixProvider
{
    public NonCriticalReadinessCodeFixProvider()
        : base(DiagnosticIds.NonCriticalReadiness, "HA2007.ReportDegraded", "Report degraded instead of unhealthy")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (HealthCheckArguments.Find(file, node, cancellationToken) is { } check
            && file.Model.Compilation.GetBestTypeByMetadataName("Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus") is { } status)
        {
            HealthCheckArguments.Set(plan, file, check, "failureStatus", status.ToMinimalDisplayString(file.Model, node.SpanStart) + ".Degraded");
        }
    }
}
