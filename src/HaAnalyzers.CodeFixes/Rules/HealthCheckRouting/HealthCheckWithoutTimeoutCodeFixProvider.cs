using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

/// <summary>HA2008: ends the check after the second an orchestrator waits by default.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HealthCheckWithoutTimeoutCodeFixProvider))]
public sealed class HealthCheckWithoutTimeoutCodeFixProvider : SingleCodeFixProvider
{
    public HealthCheckWithoutTimeoutCodeFixProvider()
        : base(DiagnosticIds.HealthCheckWithoutTimeout, "HA2008.AddTimeout", "Give the check a timeout of one second")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (file.Model.Compilation.GetBestTypeByMetadataName("System.TimeSpan") is not { } duration)
        {
            return;
        }

        string timeout = duration.ToMinimalDisplayString(file.Model, node.SpanStart) + ".FromSeconds(1)";
        if (HealthCheckArguments.FindMade(file, node, cancellationToken) is { } made)
        {
            HealthCheckArguments.SetTimeout(plan, file, made, timeout);
        }
        else if (HealthCheckArguments.Find(file, node, cancellationToken) is { } check)
        {
            HealthCheckArguments.Set(plan, file, check, "timeout", timeout);
        }
    }
}
