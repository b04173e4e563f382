using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Reads what strategies a pipeline holds, in which order, from the code that builds it.</summary>
internal static class Pipelines
{
    /// <summary>
    /// The pipeline or policy that the expression yields: a chain of a builder, a policy, a wrap, a local or a member that holds one, or one
    /// that is asked for by a name under which this compilation puts one. <see cref="Pipeline.Unknown"/> where it comes from elsewhere.
    /// </summary>
    public static Pipeline Read(IOperation? value) => new PipelineReader().Read(value);

    /// <summary>What a callback such as <c>AddResiliencePipeline(name, builder => …)</c> does to its builder.</summary>
    public static Pipeline ReadConfiguration(IOperation? callback) => new PipelineReader().ReadConfiguration(callback);

    /// <summary>The policies that a chain of <c>AddPolicyHandler</c> puts around the requests of a client, the first one outermost.</summary>
    public static Pipeline ReadHandlers(IInvocationOperation last) => new PipelineReader().ReadHandlers(last);

    /// <summary>A failure leaves the execution as an exception: everything around it is known, and nothing answers.</summary>
    public static bool LetsFailuresThrough(IInvocationOperation execution) =>
        execution.TargetMethod.Name is "Execute" or "ExecuteAsync"
        && PollyApi.IsExecution(execution.TargetMethod)
        && Read(Operations.ChainedTo(execution)) is { IsComplete: true, Strategies.IsEmpty: false } pipeline
        && !pipeline.Has(StrategyKind.Fallback)
        && !pipeline.Has(StrategyKind.Other);
}
