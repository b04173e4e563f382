using System;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Resilience;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1008: a circuit breaker that is gone before it has seen a second call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BreakerPerCallAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.BreakerPerCall,
        DiagnosticCategories.GracefulDegradation,
        "Circuit breaker built per call or per request: it can never open",
        "This circuit breaker is built anew for every {0} and knows nothing of the others: it can never open for them; build it once and keep it",
        DiagnosticSeverity.Warning,
        "A breaker is the memory of how the last calls went. Built for a single call it starts closed every time, so every caller of a "
            + "dependency that is down waits for it again.");

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
        switch (invocation.TargetMethod.Name)
        {
            case "Build" or "Wrap" or "WrapAsync":
            case var name when name.IndexOf("CircuitBreaker", StringComparison.Ordinal) >= 0:
                AnalyzeConstruction(context, invocation);
                break;
            case "AddPolicyHandler":
                foreach (IOperation selector in invocation.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).Where(BreakerLifetimes.IsPolicySelector))
                {
                    Report(context, SelectedPolicy(selector), "request");
                }

                break;
            case "GetOrAddPipeline" when BreakerLifetimes.HasKeyOfItsOwn(invocation):
                if (Pipelines.ReadConfiguration(PipelineName.Argument(invocation, "configure")).Has(StrategyKind.CircuitBreaker))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rule, Operations.NameOf(invocation), "call"));
                }

                break;
            default:
                if (PollyApi.IsExecution(invocation.TargetMethod))
                {
                    Report(context, Operations.ChainedTo(invocation), "call");
                }

                break;
        }
    }

    private static void AnalyzeConstruction(OperationAnalysisContext context, IInvocationOperation construction)
    {
        if (PollyApi.Declares(construction.TargetMethod.ContainingType)
            && Pipelines.Read(construction).Strategies.FirstOrDefault(strategy => strategy.Kind == StrategyKind.CircuitBreaker) is { } breaker
            && BreakerLifetimes.IsMadeWith(construction, breaker.Call)
            && !IsControlled(breaker)
            && BreakerLifetimes.ShortLifeOf(construction, context.ContainingSymbol) is { } life)
        {
            IInvocationOperation shown = construction.Syntax.Span.Contains(breaker.Call.Syntax.Span) ? breaker.Call : construction;
            context.ReportDiagnostic(Diagnostic.Create(Rule, Operations.NameOf(shown), life));
        }
    }

    /// <summary>Somebody else can open it by hand.</summary>
    private static bool IsControlled(Strategy breaker) =>
        breaker.Call.Descendants().Any(operation => operation is IPropertyReferenceOperation { Property.Name: "ManualControl" });

    /// <summary>What the selector hands out, where it does nothing else.</summary>
    private static IOperation? SelectedPolicy(IOperation selector) => selector switch
    {
        IMethodReferenceOperation => selector,
        IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } value }] } => Operations.WithoutConversions(value),
        _ => null,
    };

    /// <summary>Reports a member of the compilation that builds another breaker each time it is asked.</summary>
    private static void Report(OperationAnalysisContext context, IOperation? source, string life)
    {
        (ISymbol? member, Location? location) = source switch
        {
            IInvocationOperation invocation => (invocation.TargetMethod, Operations.NameOf(invocation)),
            IMethodReferenceOperation reference => (reference.Method, reference.Syntax.GetLocation()),
            IPropertyReferenceOperation property => ((ISymbol)property.Property, property.Syntax.GetLocation()),
            _ => (null, null),
        };
        if (member is not null && BreakerLifetimes.BuildsAnew(member))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, life));
        }
    }
}
