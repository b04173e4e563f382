using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Names the calls that make or add a strategy.</summary>
internal static class Strategies
{
    private const string OptionsSuffix = "StrategyOptions";

    /// <summary>Extension methods of the builders of Polly 8.</summary>
    private static readonly Dictionary<string, StrategyKind> Additions = new(StringComparer.Ordinal)
    {
        ["AddRetry"] = StrategyKind.Retry,
        ["AddCircuitBreaker"] = StrategyKind.CircuitBreaker,
        ["AddTimeout"] = StrategyKind.Timeout,
        ["AddFallback"] = StrategyKind.Fallback,
        ["AddHedging"] = StrategyKind.Hedging,
        ["AddRateLimiter"] = StrategyKind.Limiter,
        ["AddConcurrencyLimiter"] = StrategyKind.Limiter,
    };

    /// <summary>How the names of the methods begin that make the policies of Polly 7.</summary>
    private static readonly (string Prefix, StrategyKind Kind)[] Policies =
    {
        ("Retry", StrategyKind.Retry),
        ("WaitAndRetry", StrategyKind.Retry),
        ("CircuitBreaker", StrategyKind.CircuitBreaker),
        ("AdvancedCircuitBreaker", StrategyKind.CircuitBreaker),
        ("Timeout", StrategyKind.Timeout),
        ("Fallback", StrategyKind.Fallback),
        ("Bulkhead", StrategyKind.Limiter),
        ("RateLimit", StrategyKind.Limiter),
        ("Cache", StrategyKind.Other),
        ("NoOp", StrategyKind.Other),
    };

    /// <summary>What the call adds to the builder it is called on; <see langword="null"/> when it is no such call.</summary>
    public static StrategyKind? Added(IMethodSymbol method)
    {
        if (!method.Name.StartsWith("Add", StringComparison.Ordinal) || !PollyApi.Declares(method.ContainingType))
        {
            return null;
        }

        return Additions.TryGetValue(method.Name, out StrategyKind kind) ? kind : StrategyKind.Other;
    }

    /// <summary>What policy of Polly 7 the call makes; <see langword="null"/> when it makes none.</summary>
    public static StrategyKind? Made(IMethodSymbol method)
    {
        if (!PollyApi.IsPolicy(method.ReturnType) || !PollyApi.Declares(method.ContainingType))
        {
            return null;
        }

        foreach ((string prefix, StrategyKind kind) in Policies)
        {
            if (method.Name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>What strategy the options belong to, those of HTTP clients included.</summary>
    public static StrategyKind? ConfiguredBy(INamedTypeSymbol? options)
    {
        for (; options is not null; options = options.BaseType)
        {
            if (options.Name.EndsWith(OptionsSuffix, StringComparison.Ordinal)
                && PollyApi.Declares(options)
                && Additions.TryGetValue("Add" + options.Name.Substring(0, options.Name.Length - OptionsSuffix.Length), out StrategyKind kind))
            {
                return kind;
            }
        }

        return null;
    }
}
