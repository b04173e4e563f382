using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.LoadShedding;

/// <summary>HA3007: a global limiter rejects health probes like any request.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShedProbeAnalyzer : LoadSheddingAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Descriptors.Create(
        DiagnosticIds.ShedProbe,
        DiagnosticCategories.LoadShedding,
        "Probes are shed with the traffic",
        "'{0}' is limited with the traffic: under load its probes are rejected, and a busy instance is taken for a broken one; exempt it with 'DisableRateLimiting()'",
        DiagnosticSeverity.Warning,
        "An instance whose probes fail is restarted or taken out of rotation, and its load goes to the others, which are then the next.");

    public ShedProbeAnalyzer()
        : base(Descriptor)
    {
    }

    private protected override ImmutableArray<string> JudgedCalls { get; } = ImmutableArray.Create("MapHealthChecks");

    private protected override object[]? Judge(IInvocationOperation invocation, Lazy<SheddingSetup> setup) =>
        HealthEndpoint.IsMapping(invocation.TargetMethod)
        && invocation.TargetMethod.Name == "MapHealthChecks"
        && !IsInExemptGroup(invocation, setup.Value)
        && EndsAsStatement(invocation)
        && LimitsEverything(setup.Value)
            ? new object[] { Describe(invocation) }
            : null;

    /// <summary>A limiter of all requests, and no word that could make a difference for some.</summary>
    private static bool LimitsEverything(SheddingSetup setup) =>
        setup.Mentions("GlobalLimiter")
        && setup.Mentions("UseRateLimiter")
        && !setup.Mentions("GetNoLimiter")
        && !setup.Mentions("Path")
        && !setup.Mentions("StartsWithSegments");

    /// <summary>The group may have got the exemption that the endpoint itself does not show.</summary>
    private static bool IsInExemptGroup(IInvocationOperation mapping, SheddingSetup setup) =>
        Operations.ChainedTo(mapping) is { } routes
        && Operations.WithoutConversions(routes).Type?.Name == "RouteGroupBuilder"
        && setup.Mentions("DisableRateLimiting");

    /// <summary>Everything that is called on the endpoint is visible, and none of it takes it out of the limiter or puts it somewhere else.</summary>
    private static bool EndsAsStatement(IInvocationOperation mapping)
    {
        IInvocationOperation current = mapping;
        while (true)
        {
            switch (current.Parent)
            {
                case IExpressionStatementOperation:
                    return true;
                case IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true, Name: not ("DisableRateLimiting" or "RequireHost" or "WithMetadata") } } outer }
                    when FrameworkAssemblies.Contains(outer.TargetMethod.ContainingAssembly):
                    current = outer;
                    break;
                default:
                    return false;
            }
        }
    }

    private static string Describe(IInvocationOperation mapping) =>
        mapping.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "pattern")?.Value.ConstantValue is { HasValue: true, Value: string pattern }
            ? pattern
            : "The health endpoint";
}
