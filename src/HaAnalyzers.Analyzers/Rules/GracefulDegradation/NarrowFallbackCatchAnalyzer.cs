using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Resilience;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1015: a fallback by <c>catch</c> around a guard that throws something else when it refuses the call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NarrowFallbackCatchAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.NarrowFallbackCatch,
        DiagnosticCategories.GracefulDegradation,
        "Fallback catch narrower than what the guard throws",
        "This fallback for '{0}' misses the 'BrokenCircuitException' and 'TimeoutRejectedException' of {1}; catch 'ExecutionRejectedException' as well",
        DiagnosticSeverity.Info,
        "An open breaker and a timeout throw exceptions of their own. A catch of what the dependency throws answers the first failures and "
            + "lets the rest of the outage through.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        Compilation compilation = symbols.Compilation;
        if (compilation.GetBestTypeByMetadataName("Polly.ExecutionRejectedException") is null || TestProjects.IsTestProject(compilation))
        {
            return;
        }

        var handlers = new Lazy<HttpResilience>(() => HttpResilience.Of(compilation, CancellationToken.None), LazyThreadSafetyMode.ExecutionAndPublication);
        context.RegisterOperationAction(operation => Analyze(operation, handlers), OperationKind.Try);
    }

    private static void Analyze(OperationAnalysisContext context, Lazy<HttpResilience> handlers)
    {
        var @try = (ITryOperation)context.Operation;
        if (FallbackCatches.Narrow(@try) is not { } clause || clause.Syntax is not CatchClauseSyntax { Declaration.Type: var type })
        {
            return;
        }

        IInvocationOperation[] calls = @try.Body.Descendants().OfType<IInvocationOperation>().ToArray();
        string? guard = calls.Any(GuardSources.RefusesCalls)
            ? "the pipeline"
            : calls.Any(call => GuardSources.IsFactoryClient(call) && handlers.Value.Covers(context.ContainingSymbol.ContainingType)) ? "its resilience handler" : null;
        if (guard is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, type.GetLocation(), clause.ExceptionType.Name, guard));
        }
    }
}
