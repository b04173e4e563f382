using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Resilience;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1010: a breaker, a fallback or a hand-kept count of failures handles the caller's own cancellation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CountedCancellationAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.CountedCancellation,
        DiagnosticCategories.GracefulDegradation,
        "Caller cancellation counted as failure",
        "{0} takes a caller who gave up for a failure of the dependency; exclude cancellation from what it handles",
        DiagnosticSeverity.Warning,
        "A caller who closes the page cancels the call; the dependency has done nothing wrong. Where every exception counts, a few impatient "
            + "callers open the breaker for all others, and a fallback is served to somebody who has left.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        context.RegisterOperationAction(
            operation => Report(operation, CountingCatch.Find((ICatchClauseOperation)operation.Operation), "This count of failures", strategy: null),
            OperationKind.CatchClause);
        if (PollyApi.IsReferenced(symbols.Compilation))
        {
            context.RegisterOperationAction(AnalyzePolicy, OperationKind.Invocation);
            context.RegisterOperationAction(AnalyzeOptions, OperationKind.SimpleAssignment);
        }
    }

    private static void AnalyzePolicy(OperationAnalysisContext context)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.IsExtensionMethod && Name(Strategies.Made(invocation.TargetMethod)) is { } name)
        {
            Report(context, HandledExceptions.FindCancellation(Operations.ChainedTo(invocation)), name, invocation);
        }
    }

    private static void AnalyzeOptions(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property.Name: "ShouldHandle" } target
            && Name(Strategies.ConfiguredBy(target.Property.ContainingType)) is { } name)
        {
            Report(context, HandledExceptions.FindCancellation(assignment.Value), name, AddedWith(assignment));
        }
    }

    /// <summary>A retry stops by itself when the token it was given is cancelled.</summary>
    private static string? Name(StrategyKind? strategy) => strategy switch
    {
        StrategyKind.CircuitBreaker => "This circuit breaker",
        StrategyKind.Fallback => "This fallback",
        _ => null,
    };

    /// <summary>The call that is given the options as they are written.</summary>
    private static IInvocationOperation? AddedWith(ISimpleAssignmentOperation option) =>
        option.Parent is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation { Parent: var parent } }
        && (parent is IConversionOperation ? parent.Parent : parent) is IArgumentOperation { Parent: IInvocationOperation addition }
            ? addition
            : null;

    private static void Report(OperationAnalysisContext context, Location? location, string name, IInvocationOperation? strategy)
    {
        if (location is not null && (strategy is null || !PolicyExecutions.GetNoToken(strategy)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, name));
        }
    }
}
