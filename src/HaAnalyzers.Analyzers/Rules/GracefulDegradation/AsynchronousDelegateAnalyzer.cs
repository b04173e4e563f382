using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Resilience;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1014: a synchronous pipeline or policy runs a delegate that returns a task.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsynchronousDelegateAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.AsynchronousDelegate,
        DiagnosticCategories.GracefulDegradation,
        "Asynchronous delegate in a synchronous pipeline",
        "'{0}.{1}' sees this delegate return a task and never its failure; {2}",
        DiagnosticSeverity.Warning,
        "A synchronous execution is over when the delegate returns, and an asynchronous delegate returns at its first await. Whatever fails "
            + "after that is not retried, not counted by the breaker, not timed out and not answered by the fallback.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (PollyApi.IsReferenced(symbols.Compilation) && !TestProjects.IsTestProject(symbols.Compilation))
        {
            context.RegisterOperationAction(Analyze, OperationKind.Invocation);
        }
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var invocation = (IInvocationOperation)context.Operation;
        IMethodSymbol method = invocation.TargetMethod;
        if (!PollyApi.IsSynchronousExecution(method) || LooksAtNoOutcome(invocation.Instance) || !invocation.Arguments.Any(IsAsynchronousDelegate))
        {
            return;
        }

        string nextStep = PollyApi.IsPipeline(method.ContainingType)
            ? $"await '{method.Name}Async' instead"
            : $"build an asynchronous policy and await its '{method.Name}Async'";
        context.ReportDiagnostic(Diagnostic.Create(Rule, Operations.NameOf(invocation), method.ContainingType.Name, method.Name, nextStep));
    }

    /// <summary>A cache of tasks keeps the task on purpose, a limiter of the rate has decided before the call.</summary>
    private static bool LooksAtNoOutcome(IOperation? policy) =>
        policy is not null && Operations.WithoutConversions(policy).Type?.Name is "CachePolicy" or "RateLimitPolicy" or "NoOpPolicy";

    private static bool IsAsynchronousDelegate(IArgumentOperation argument)
    {
        if (argument.Parameter?.Type is not INamedTypeSymbol { DelegateInvokeMethod: { } signature })
        {
            return false;
        }

        IOperation value = Operations.WithoutConversions(argument.Value) is IDelegateCreationOperation { Target: var target } ? target : argument.Value;
        return value switch
        {
            IAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } } => true,
            IMethodReferenceOperation { Method: { IsAsync: true, ReturnsVoid: true } } => true,
            _ when !DeferredCalls.IsTask(signature.ReturnType) => false,
            IAnonymousFunctionOperation { Symbol.IsAsync: false } lambda => !CompletedTasks.ReturnsOnlyCompleted(lambda),
            _ => true,
        };
    }
}
