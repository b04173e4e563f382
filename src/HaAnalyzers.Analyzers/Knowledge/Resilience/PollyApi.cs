using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>What Polly's types and members are, both the pipelines of version 8 and the policies before it.</summary>
internal static class PollyApi
{
    public static bool IsReferenced(Compilation compilation) =>
        compilation.GetBestTypeByMetadataName("Polly.ResiliencePipeline") is not null
        || compilation.GetBestTypeByMetadataName("Polly.ISyncPolicy") is not null;

    /// <summary>The type lies in <c>Polly</c> or in a namespace below it, whichever package brings it.</summary>
    public static bool Declares(ITypeSymbol? type)
    {
        INamespaceSymbol? space = type?.ContainingNamespace;
        while (space?.ContainingNamespace is { IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name == "Polly";
    }

    /// <summary>Runs a delegate under the strategies and returns when the delegate does.</summary>
    public static bool IsSynchronousExecution(IMethodSymbol method) =>
        method is { Name: "Execute" or "ExecuteAndCapture", IsStatic: false } && IsExecutor(method.ContainingType);

    /// <summary>Runs a delegate under the strategies until its task has ended.</summary>
    public static bool IsAsynchronousExecution(IMethodSymbol method) =>
        method is { Name: "ExecuteAsync" or "ExecuteAndCaptureAsync" or "ExecuteOutcomeAsync", IsStatic: false } && IsExecutor(method.ContainingType);

    public static bool IsExecution(IMethodSymbol method) => IsSynchronousExecution(method) || IsAsynchronousExecution(method);

    public static bool IsPipeline(ITypeSymbol? type) => type is { Name: "ResiliencePipeline" } && IsDirectlyInPolly(type);

    public static bool IsBuilder(ITypeSymbol? type) => type is { Name: "ResiliencePipelineBuilder" } && IsDirectlyInPolly(type);

    /// <summary>A policy of Polly 7, by its class or by one of its interfaces.</summary>
    public static bool IsPolicy(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name is "PolicyBase" or "IsPolicy" or "ISyncPolicy" or "IAsyncPolicy" && IsDirectlyInPolly(type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExecutor(ITypeSymbol type) =>
        type.Name is "ResiliencePipeline" or "Policy" or "AsyncPolicy" or "ISyncPolicy" or "IAsyncPolicy" && IsDirectlyInPolly(type);

    private static bool IsDirectlyInPolly(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Polly", ContainingNamespace.IsGlobalNamespace: true };
}
