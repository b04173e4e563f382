using System;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.LoadShedding;

/// <summary>HA3001: nothing limits what a web application takes on at a time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingLoadSheddingAnalyzer : LoadSheddingAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Descriptors.Create(
        DiagnosticIds.MissingLoadShedding,
        DiagnosticCategories.LoadShedding,
        "Web app without load shedding",
        "'{0}' takes on every request that comes, so an overload slows all of them down until none is answered in time; add 'UseLoadShedding()'",
        DiagnosticSeverity.Info,
        "Beyond its capacity a service does not do more, it does everything later, and what is late is asked for again. Rejecting what is too "
            + "much, at the door and before any work, keeps the rest fast.");

    public MissingLoadSheddingAnalyzer()
        : base(Descriptor)
    {
    }

    private protected override ImmutableArray<string> JudgedCalls { get; } = ImmutableArray.Create("Run", "RunAsync", "UseEndpoints");

    private protected override object[]? Judge(IInvocationOperation invocation, Lazy<SheddingSetup> setup)
    {
        bool runs = IsRun(invocation);
        return (runs || IsEndpointsOfStartup(invocation))
            && (MapsEndpoints(runs ? Operations.Root(invocation) : invocation) || (runs && setup.Value.MapsEndpoints))
            && !setup.Value.IsShedByGateway
            && !setup.Value.MentionsLimiter
            && (runs || !setup.Value.Mentions("WebApplication"))
            && !setup.Value.HandsPipelineAway()
                ? new object[] { invocation.SemanticModel!.Compilation.AssemblyName ?? "The application" }
                : null;
    }

    private static bool IsRun(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: "Run" or "RunAsync" }
        && invocation.Instance?.Type is { Name: "WebApplication", ContainingNamespace: { Name: "Builder", ContainingNamespace.Name: "AspNetCore" } };

    /// <summary>A program with a <c>Startup</c> class: there the host runs, and the endpoints are the end of the pipeline.</summary>
    private static bool IsEndpointsOfStartup(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: "UseEndpoints", IsExtensionMethod: true } && FrameworkAssemblies.Contains(invocation.TargetMethod.ContainingAssembly);

    /// <summary>An application that answers probes and metrics only, beside a worker, has nothing to shed.</summary>
    private static bool MapsEndpoints(IOperation scope) => scope.Descendants()
        .OfType<IInvocationOperation>()
        .Select(invocation => invocation.TargetMethod.Name)
        .Any(name => name.StartsWith("Map", StringComparison.Ordinal)
            && name is not ("MapPrometheusScrapingEndpoint" or "MapMetrics" or "MapDefaultEndpoints" or "MapOpenApi")
            && name.IndexOf("Health", StringComparison.Ordinal) < 0);
}
