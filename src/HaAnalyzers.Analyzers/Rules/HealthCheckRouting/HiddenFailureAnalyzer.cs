using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>HA2005: a health check that catches the failure and answers healthy.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenFailureAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.HiddenFailure,
        DiagnosticCategories.HealthCheckRouting,
        "Health check hides the failure it saw",
        "'{0}' catches the failure it is there to find and answers healthy; answer unhealthy, or degraded where the program can do without",
        DiagnosticSeverity.Warning,
        "The check did its work, and then kept the result to itself: an instance whose dependency is gone stays in rotation.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!TestProjects.IsTestProject(symbols.Compilation) && HealthChecks.MayBeWritten(symbols.Compilation))
        {
            context.RegisterOperationAction(Analyze, OperationKind.CatchClause);
        }
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var clause = (ICatchClauseOperation)context.Operation;
        // A filter picks out what is no failure, such as a 404 of a server that is there.
        if (clause.Filter is not null
            || !HealthChecks.IsCheck(context.ContainingSymbol)
            || clause.ExceptionType.Name is "OperationCanceledException" or "TaskCanceledException")
        {
            return;
        }

        // Every way out of the clause has to be healthy: one that is not shows that somebody has thought about it.
        IReturnOperation[] returns = clause.Handler.Descendants().OfType<IReturnOperation>().ToArray();
        bool mayThrow = clause.Handler.Descendants().Any(operation => operation is IThrowOperation);
        if (returns.Length > 0 && !mayThrow && returns.SelectMany(@return => HealthChecks.Answers(@return.ReturnedValue)).All(HealthChecks.IsHealthy))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, returns[0].Syntax.GetLocation(), context.ContainingSymbol.ContainingType.Name));
        }
    }
}
