using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Recognizes the rate limiting middleware of ASP.NET Core and its options.</summary>
internal static class RateLimiting
{
    /// <summary>The methods that add a policy that counts requests per time.</summary>
    public static readonly ImmutableArray<string> RatePolicies = ImmutableArray.Create("AddFixedWindowLimiter", "AddSlidingWindowLimiter", "AddTokenBucketLimiter");

    public static bool IsOptions(ITypeSymbol? type) => type is
    {
        Name: "RateLimiterOptions", ContainingNamespace: { Name: "RateLimiting", ContainingNamespace: { Name: "AspNetCore" } },
    };

    public static bool IsAddRateLimiter(IMethodSymbol method) => method.Name == "AddRateLimiter" && IsExtensionOf(method, "IServiceCollection");

    public static bool IsUseRateLimiter(IMethodSymbol method) => method.Name == "UseRateLimiter" && IsExtensionOf(method, "IApplicationBuilder");

    /// <summary>A policy that counts requests per time, the same count for all callers together.</summary>
    public static bool IsRatePolicy(IMethodSymbol method) => RatePolicies.Contains(method.Name) && IsExtensionOf(method, "RateLimiterOptions");

    public static bool IsGlobalLimiter(IOperation target) =>
        target is IPropertyReferenceOperation { Property: { Name: "GlobalLimiter" } property } && IsOptions(property.ContainingType);

    private static bool IsExtensionOf(IMethodSymbol method, string type)
    {
        IMethodSymbol definition = method.ReducedFrom ?? method;
        return definition.IsExtensionMethod
            && definition.Parameters.Length > 0
            && definition.Parameters[0].Type.Name == type
            && FrameworkAssemblies.Contains(definition.ContainingAssembly);
    }
}
