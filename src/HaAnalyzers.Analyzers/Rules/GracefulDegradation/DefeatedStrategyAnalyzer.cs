using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Resilience;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1009: one strategy of a pipeline leaves another one nothing to do.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefeatedStrategyAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.DefeatedStrategy,
        DiagnosticCategories.GracefulDegradation,
        "Strategies in an order that defeats them",
        "This {0} inside the {1} {2}",
        DiagnosticSeverity.Warning,
        "Strategies run from the outside in, in the order in which they are added. A fallback inside a retry or a breaker turns every failure "
            + "into a success before they see it; an inner timeout that is longer than an outer one never fires.");

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
        if (Read(invocation) is not { IsComplete: true, Strategies: { Length: > 1 } strategies })
        {
            return;
        }

        for (int inner = 1; inner < strategies.Length; inner++)
        {
            for (int outer = 0; outer < inner; outer++)
            {
                if (!IsJudgedElsewhere(strategies[outer], strategies[inner], invocation) && Defeat(strategies[outer], strategies[inner]) is { } effect)
                {
                    Report(context, invocation, strategies[inner], effect);
                    break;
                }
            }
        }
    }

    private static Pipeline? Read(IInvocationOperation invocation) => invocation.TargetMethod.Name switch
    {
        "Build" or "Wrap" or "WrapAsync" when PollyApi.Declares(invocation.TargetMethod.ContainingType) && !IsPart(invocation) => Pipelines.Read(invocation),
        "AddResiliencePipeline" or "AddResilienceHandler" or "GetOrAddPipeline" or "TryAddBuilder" => invocation.Arguments
            .Select(argument => argument.Value)
            .Where(value => Operations.WithoutConversions(value) is IDelegateCreationOperation)
            .Select(Pipelines.ReadConfiguration)
            .FirstOrDefault(),
        "AddPolicyHandler" or "AddPolicyHandlerFromRegistry" when !IsFollowedByHandler(invocation) => Pipelines.ReadHandlers(invocation),
        _ => null,
    };

    private static bool IsFollowedByHandler(IInvocationOperation handler) =>
        handler.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "AddPolicyHandler" or "AddPolicyHandlerFromRegistry" } };

    /// <summary>Both stand together in a pipeline of its own, of which this one is built.</summary>
    private static bool IsJudgedElsewhere(Strategy outer, Strategy inner, IInvocationOperation pipeline) =>
        !Operations.IsWithin(outer.Call, pipeline)
        && !PollyApi.IsPolicy(outer.Call.TargetMethod.ReturnType)
        && Operations.Root(outer.Call).Syntax == Operations.Root(inner.Call).Syntax
        && Operations.Function(outer.Call)?.Syntax == Operations.Function(inner.Call)?.Syntax
        && (Operations.Root(outer.Call).Syntax != Operations.Root(pipeline).Syntax || Operations.Function(outer.Call)?.Syntax != Operations.Function(pipeline)?.Syntax);

    /// <summary>A larger pipeline is built of it at the same place and judged as a whole.</summary>
    private static bool IsPart(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or IArgumentOperation)
        {
            parent = parent.Parent;
        }

        return parent is IInvocationOperation { TargetMethod: { Name: "Wrap" or "WrapAsync" or "AddPipeline", ContainingType: var type } } && PollyApi.Declares(type);
    }

    private static (string Outer, string Effect)? Defeat(Strategy outer, Strategy inner) => (outer.Kind, inner.Kind) switch
    {
        (StrategyKind.Retry, StrategyKind.Fallback) when StrategyOptions.HandlesAllOf(inner, outer) =>
            ("retry", "answers every failure before it can be retried; put the fallback outside"),
        (StrategyKind.CircuitBreaker, StrategyKind.Fallback) when StrategyOptions.HandlesAllOf(inner, outer) =>
            ("circuit breaker", "answers every failure before it is counted, so the breaker never opens; put the fallback outside"),
        (StrategyKind.Timeout, StrategyKind.Timeout) when StrategyOptions.Timeout(outer) is { } total && StrategyOptions.Timeout(inner) is { } attempt && total <= attempt =>
            ($"timeout of {Seconds(total)} s", $"can never fire, as it allows {Seconds(attempt)} s; make it shorter than the outer one"),
        _ => null,
    };

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private static void Report(OperationAnalysisContext context, IInvocationOperation pipeline, Strategy inner, (string Outer, string Effect) defeat)
    {
        IInvocationOperation shown = Operations.IsWithin(inner.Call, pipeline) ? inner.Call : pipeline;
        string name = inner.Kind == StrategyKind.Fallback ? "fallback" : "timeout";
        context.ReportDiagnostic(Diagnostic.Create(Rule, Operations.NameOf(shown), name, defeat.Outer, defeat.Effect));
    }
}
