using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Reads one pipeline. Pipelines can be built of each other in a circle, be it by mistake: what is being read is not read again.</summary>
internal sealed class PipelineReader
{
    private static readonly Pipeline Empty = new(ImmutableArray<Strategy>.Empty, IsComplete: true);

    private readonly HashSet<SyntaxNode> _open = new();

    public Pipeline Read(IOperation? value)
    {
        if (value is null)
        {
            return Pipeline.Unknown;
        }

        IOperation plain = Operations.WithoutConversions(value);
        if (!_open.Add(plain.Syntax))
        {
            return Pipeline.Unknown;
        }

        Pipeline pipeline = ReadNew(plain);
        _open.Remove(plain.Syntax);
        return pipeline;
    }

    public Pipeline ReadConfiguration(IOperation? callback) => callback is null ? Pipeline.Unknown : Operations.WithoutConversions(callback) switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => ReadConfiguration(lambda.Symbol, lambda.Body),
        IDelegateCreationOperation { Target: IMethodReferenceOperation reference } => ReadConfiguration(reference.Method, DeclaredValues.Body(reference)),
        _ => Pipeline.Unknown,
    };

    /// <summary>What else is chained to the client adds no policy between these, or nobody knows.</summary>
    public Pipeline ReadHandlers(IOperation? last) => last switch
    {
        IInvocationOperation { TargetMethod.Name: "AddPolicyHandler" } handler => ReadHandlers(Operations.ChainedTo(handler)).Around(Read(PipelineName.Argument(handler, "policy"))),
        IInvocationOperation { TargetMethod.Name: "AddPolicyHandlerFromRegistry" } handler when PipelineName.AskedBy(handler) is { } name =>
            ReadHandlers(Operations.ChainedTo(handler)).Around(ReadNamed(NamedPipelines.For(handler.SemanticModel!.Compilation).Find(name, handler))),
        IInvocationOperation { TargetMethod.Name: "AddHttpClient" } => Empty,
        IInvocationOperation neutral when ResilienceHandlers.IsNeutral(neutral.TargetMethod) => ReadHandlers(Operations.ChainedTo(neutral)),
        _ => Pipeline.Unknown,
    };

    private Pipeline ReadConfiguration(IMethodSymbol function, IOperation? body) =>
        body is not null && _open.Add(body.Syntax) && function.Parameters.FirstOrDefault(parameter => PollyApi.IsBuilder(parameter.Type)) is { } builder
            ? ReadUses(builder, body)
            : Pipeline.Unknown;

    private Pipeline ReadNew(IOperation value) => value switch
    {
        ILocalReferenceOperation local when AssignedValues.OnlyValue(local) is { } only => Read(only),
        _ when PipelineName.AskedBy(value) is { } name => ReadNamed(NamedPipelines.For(value.SemanticModel!.Compilation).Find(name, value)),
        IMemberReferenceOperation member => Read(DeclaredValues.OnlyValue(member)),
        IInvocationOperation { TargetMethod: { Name: "Build", ContainingType: var type } } build when PollyApi.IsBuilder(type) => ReadBuilder(build.Instance),
        IInvocationOperation { TargetMethod: { Name: "AsAsyncPolicy" or "AsPolicy", ContainingType: var type } } adapted when PollyApi.Declares(type) =>
            Read(Operations.ChainedTo(adapted)),
        IInvocationOperation { TargetMethod: { Name: "Wrap" or "WrapAsync", ContainingType: var type } } wrap when PollyApi.Declares(type) => ReadWrap(wrap),
        IInvocationOperation invocation when Strategies.Made(invocation.TargetMethod) is { } kind =>
            Single(new Strategy(kind, invocation)),
        IInvocationOperation { TargetMethod.IsStatic: true } own => Read(DeclaredValues.OnlyReturned(own)),
        _ => Pipeline.Unknown,
    };

    /// <summary>A timeout that never ends a call is none.</summary>
    private static Pipeline Single(Strategy strategy) => strategy.Kind == StrategyKind.Timeout && StrategyOptions.NeverEnds(strategy)
        ? Empty
        : new Pipeline(ImmutableArray.Create(strategy), IsComplete: true);

    private Pipeline ReadNamed(NamedPipeline? named) => named switch
    {
        null => Pipeline.Unknown,
        { IsCallback: true } => ReadConfiguration(named.Source),
        _ => Read(named.Source),
    };

    private Pipeline ReadWrap(IInvocationOperation wrap)
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

    private Pipeline ReadBuilder(IOperation? builder) => builder is null ? Pipeline.Unknown : Operations.WithoutConversions(builder) switch
    {
        IObjectCreationOperation creation when PollyApi.IsBuilder(creation.Type) => Empty,
        ILocalReferenceOperation local => ReadBuilder(AssignedValues.OnlyValue(local)).Around(ReadUses(local.Local, Operations.Root(local))),
        IInvocationOperation addition => ReadBuilder(Operations.ChainedTo(addition)).Around(ReadAddition(addition)),
        _ => Pipeline.Unknown,
    };

    private Pipeline ReadAddition(IInvocationOperation addition)
    {
        IMethodSymbol method = addition.TargetMethod;
        if (method.Name == "AddPipeline" && PollyApi.Declares(method.ContainingType))
        {
            return Read(addition.Arguments.LastOrDefault()?.Value);
        }

        return Strategies.Added(method) is { } kind
            ? Single(new Strategy(kind, addition))
            : Empty with { IsComplete = PollyApi.Declares(method.ContainingType) };
    }

    /// <summary>Everything that is chained to a builder in a local or a parameter, statement by statement.</summary>
    private Pipeline ReadUses(ISymbol builder, IOperation root) => root.DescendantsAndSelf()
        .Where(operation => operation is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, builder)
            || operation is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, builder))
        .OrderBy(reference => reference.Syntax.SpanStart)
        .Select(reference => ReadUse(reference, root))
        .Aggregate(Empty, (outer, inner) => outer.Around(inner));

    private Pipeline ReadUse(IOperation reference, IOperation root)
    {
        Pipeline pipeline = Empty;
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
