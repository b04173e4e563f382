using System;
using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.LoadShedding;

/// <summary>HA3004: a number of requests per time stands in for what the service can do.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArbitraryRateLimitAnalyzer : LoadSheddingAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Descriptors.Create(
        DiagnosticIds.ArbitraryRateLimit,
        DiagnosticCategories.LoadShedding,
        "Arbitrary rate limit, no capacity signal",
        "'{0}' counts requests, whatever each of them costs: on a slow day the service is overloaded below the limit; limit concurrency, or use 'UseLoadShedding()'",
        DiagnosticSeverity.Info,
        "How many requests a second a service can serve changes with each deployment, with its data, and with the health of what it calls. "
            + "How many it can serve at a time changes far less, and requests in flight or the time they take can be measured.");

    public ArbitraryRateLimitAnalyzer()
        : base(Descriptor)
    {
    }

    private protected override ImmutableArray<string> JudgedCalls { get; } = RateLimiting.RatePolicies;

    private protected override object[]? Judge(IInvocationOperation invocation, Lazy<SheddingSetup> setup) =>
        RateLimiting.IsRatePolicy(invocation.TargetMethod)
        && !setup.Value.LimitsByCapacity
        && !setup.Value.IsShedByGateway
        && !setup.Value.HandsPipelineAway()
            ? new object[] { invocation.TargetMethod.Name }
            : null;
}
