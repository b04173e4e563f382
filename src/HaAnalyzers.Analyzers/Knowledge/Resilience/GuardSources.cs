using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Tells what stands around a call: a pipeline that can refuse it, or a client that a factory has set up.</summary>
internal static class GuardSources
{
    private static readonly string[] Refusing = { "AddCircuitBreaker", "AddTimeout", "AddRateLimiter", "AddConcurrencyLimiter", "CircuitBreaker", "AdvancedCircuitBreaker", "Timeout", "Bulkhead" };

    /// <summary>Runs in a pipeline with a breaker or a timeout, or in one that was set up elsewhere.</summary>
    public static bool RefusesCalls(IInvocationOperation execution)
    {
        if (execution.TargetMethod.Name is not ("ExecuteAsync" or "Execute") || !PollyApi.IsExecution(execution.TargetMethod) || Operations.ChainedTo(execution) is not { } source)
        {
            return false;
        }

        Pipeline pipeline = Pipelines.Read(source);
        bool refuses = !pipeline.Has(StrategyKind.Fallback) && (pipeline.Has(StrategyKind.CircuitBreaker) || pipeline.Has(StrategyKind.Timeout));
        if (pipeline.IsComplete)
        {
            return refuses;
        }

        return source is IMemberReferenceOperation { Member: var member } && Initializer(member) is { } initializer
            ? !Calls(initializer, "AddFallback", "Fallback") && Calls(initializer, Refusing)
            : refuses || (!pipeline.Has(StrategyKind.Fallback) && IsGiven(source));
    }

    /// <summary>A call over HTTP by a client that was handed in or made by a factory.</summary>
    public static bool IsFactoryClient(IInvocationOperation call) =>
        call.TargetMethod.ContainingType.Name is "HttpClient" or "HttpClientJsonExtensions"
        && DeferredCalls.IsTask(call.TargetMethod.ReturnType)
        && Operations.ChainedTo(call) switch
        {
            IParameterReferenceOperation => true,
            IFieldReferenceOperation { Field: { IsStatic: false } field } => Initializer(field) is not BaseObjectCreationExpressionSyntax,
            ILocalReferenceOperation local => AssignedValues.OnlyValue(local) is { } value
                && Operations.WithoutConversions(value) is IInvocationOperation { TargetMethod.Name: "CreateClient" },
            _ => false,
        };

    /// <summary>By whoever composes the program: there a guard usually has a breaker or a timeout.</summary>
    private static bool IsGiven(IOperation source) => source is IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
        || source is IInvocationOperation { TargetMethod.Name: "GetPipeline" }
        || (source is ILocalReferenceOperation local
            && AssignedValues.OnlyValue(local) is { } value
            && Operations.WithoutConversions(value) is IInvocationOperation { TargetMethod.Name: "GetPipeline" });

    private static ExpressionSyntax? Initializer(ISymbol member) => member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).FirstOrDefault() switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
        _ => null,
    };

    private static bool Calls(ExpressionSyntax expression, params string[] names) => expression.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Select(invocation => invocation.Expression)
        .OfType<MemberAccessExpressionSyntax>()
        .Select(access => access.Name.Identifier.ValueText)
        .Any(called => names.Any(name => called == name || called.StartsWith(name + "Async", StringComparison.Ordinal)));
}
