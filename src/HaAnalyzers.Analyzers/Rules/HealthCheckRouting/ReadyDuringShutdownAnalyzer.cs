using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>HA2011: a readiness endpoint that says ready until the process is gone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReadyDuringShutdownAnalyzer : HealthRoutingAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Descriptors.Create(
        DiagnosticIds.ReadyDuringShutdown,
        DiagnosticCategories.HealthCheckRouting,
        "Readiness stays ready while the app shuts down",
        "'{0}' says ready until the server stops listening, so the router sends requests to an instance that is going away; use 'MapHealthEndpoints()', or answer unhealthy from 'ApplicationStopping' on",
        DiagnosticSeverity.Info,
        "A router learns that an instance goes away from its readiness. When that stays ready, every deployment and every scale-in costs the "
            + "requests that were sent in the last seconds.");

    /// <summary>The program has something of its own for its shutdown.</summary>
    private static readonly ImmutableArray<string> ShutdownNames = ImmutableArray.Create(
        "ApplicationStopping", "IHostApplicationLifetime", "IHostLifetime", "IHostedLifecycleService", "IApplicationLifetime", "MapHealthEndpoints", "PosixSignalRegistration",
        "AddApplicationLifecycleHealthCheck", "ApplicationLifecycleHealthCheck", "AddApplicationStatus");

    public ReadyDuringShutdownAnalyzer()
        : base(Descriptor)
    {
    }

    private protected override object[]? Judge(IInvocationOperation invocation, HealthProgram program)
    {
        if (HealthEndpoint.Read(invocation) is not { Role: ProbeRole.Readiness, ExcludesEveryCheck: false } endpoint)
        {
            return null;
        }

        ProgramNames names = ProgramNames.For(program.Symbols.Compilation);
        return names.MentionsAny(ShutdownNames) || names.HandsApplicationAway() || program.Setup.MayContinueElsewhere || RunsNothing(endpoint, program.Setup)
            ? null
            : new object[] { endpoint.DisplayName };
    }

    /// <summary>Then it is no readiness endpoint yet, which another rule says.</summary>
    private static bool RunsNothing(HealthEndpoint endpoint, HealthSetup setup) =>
        setup.Checks.All(check => endpoint.Predicate.Selects(check) is false) && setup.Checks.Count > 0;
}
