using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Reads what strategies a pipeline holds, in which order, from the code that builds it.</summary>
internal static class Pipelines
{
    /// <summary>
    /// The pipeline or policy that the expression yields: a chain of a builder, a policy, a wrap, or a local or a member that holds one.
    /// <see cref="Pipeline.Unknown"/> where it comes from elsewhere.
    /// </summary>
    public static Pipeline Read(IOperation? value) => value is null ? Pipeline.Unknown : Operations.WithoutConversions(value) switch
    {
        ILocalReferenceOperation local => Read(AssignedValues.OnlyValue(local)),
        IMemberReferenceOperation member => Read(AssignedValues.Initializer(member)),
        IInvocationOperation { TargetMethod: { Name: "Build", ContainingType: var type } } build when PollyApi.IsBuilder(type) => ReadBuilder(build.Instance),
        IInvocationOperation { TargetMethod: { Name: "AsAsyncPolicy" or "AsPolicy", ContainingType: var type } } adapted when PollyApi.Declares(type) =>
            Read(Operations.ChainedTo(adapted)),
        IInvocationOperation { TargetMethod: { Name: "Wrap" or "WrapAsync", ContainingType: var type } } wrap when PollyApi.Declares(type) => ReadWrap(wrap),
        IInvocationOperation invocation when Strategies.Made(invocation.TargetMethod) is { } kind =>
            new Pipeline(ImmutableArray.Create(new Strategy(kind, invocation)), IsComplete: true),
        _ => Pipeline.Unknown,
    };

    /// <summary>What a callback such as <c>AddResiliencePipeline(name, builder => …)</c> does to its builder.</summary>
    public static Pipeline ReadConfiguration(IOperation? callback)
    {
        if (callback is not null
            && Operations.WithoutConversions(callback) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters: var parameters } lambda }
            && parameters.FirstOrDefault(parameter => PollyApi.IsBuilder(parameter.Type)) is { } builder)
        {
            return ReadUses(builder, lambda.Body);
        }

        return Pipeline.Unknown;
    }

    private static Pipeline ReadWrap(IInvocationOperation wrap)
    {
        IEnumerable<IOperation> policies = wrap.Arguments
            .Select(argument => argument.Value)
            .SelectMany(value => Operations.WithoutConversions(value) is IArrayCreationOperation { Initializer: { } elements }
                ? elements.ElementValues.AsEnumerable()
                : new[] { value });
        return (wrap.Instance is { } outermost ? policies.Prepend(outermost) : policies)
            .Select(Read)
            .Aggregate((Pipeline?)null, (outer, inner) => outer?.Around(inner) ?? inner) ?? Pipeline.Unknown;
    }

    private static Pipeline ReadBuilder(IOperation? builder) => builder is null ? Pipeline.Unknown : Operations.WithoutConversions(builder) switch
    {
        IObjectCreationOperation creation when PollyApi.IsBuilder(creation.Type) => new Pipeline(ImmutableArray<Strategy>.Empty, IsComplete: true),
        ILocalReferenceOperation local => ReadBuilder(AssignedValues.OnlyValue(local)).Around(ReadUses(local.Local, Operations.Root(local))),
        IInvocationOperation addition => ReadBuilder(Operations.ChainedTo(addition)).Around(ReadAddition(addition)),
        _ => Pipeline.Unknown,
    };

    private static Pipeline ReadAddition(IInvocationOperation addition)
    {
        IMethodSymbol method = addition.TargetMethod;
        if (method.Name == "AddPipeline" && PollyApi.Declares(method.ContainingType))
        {
            return Read(addition.Arguments.LastOrDefault()?.Value);
        }

        return Strategies.Added(method) is { } kind
            ? new Pipeline(ImmutableArray.Create(new Strategy(kind, addition)), IsComplete: true)
            : new Pipeline(ImmutableArray<Strategy>.Empty, PollyApi.Declares(method.ContainingType));
    }

    /// <summary>Everything that is chained to a builder in a local or a parameter, statement by statement.</summary>
    private static Pipeline ReadUses(ISymbol builder, IOperation root) => root.DescendantsAndSelf()
        .Where(operation => operation is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, builder)
            || operation is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, builder))
        .OrderBy(reference => reference.Syntax.SpanStart)
        .Select(reference => ReadUse(reference, root))
        .Aggregate(new Pipeline(ImmutableArray<Strategy>.Empty, IsComplete: true), (outer, inner) => outer.Around(inner));

    private static Pipeline ReadUse(IOperation reference, IOperation root)
    {
        var pipeline = new Pipeline(ImmutableArray<Strategy>.Empty, IsComplete: true);
        IOperation current = reference;
        while (ChainedCall(current) is { } call)
        {
            if (call.TargetMethod.Name != "Build")
            {
                pipeline = pipeline.Around(ReadAddition(call));
            }

            current = call;
        }

        // Whoever else gets hold of the builder can add to it, and what stands under a condition may not be there.
        bool isUsedOtherwise = current == reference && current.Parent is not IPropertyReferenceOperation;
        return pipeline with { IsComplete = pipeline.IsComplete && !isUsedOtherwise && !IsConditional(current, root) };
    }

    /// <summary>The call that is chained to the operation.</summary>
    private static IInvocationOperation? ChainedCall(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation or IArgumentOperation)
        {
            parent = parent.Parent;
        }

        return parent is IInvocationOperation invocation && Operations.ChainedTo(invocation) == Operations.WithoutConversions(operation) ? invocation : null;
    }

    private static bool IsConditional(IOperation operation, IOperation root)
    {
        for (IOperation? parent = operation.Parent; parent is not null && parent != root; parent = parent.Parent)
        {
            if (parent is IConditionalOperation or ILoopOperation or ISwitchOperation or ITryOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }
}
