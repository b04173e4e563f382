using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>HA2010: a probe brings no credentials and does not wait its turn.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreachableProbeAnalyzer : HealthRoutingAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Descriptors.Create(
        DiagnosticIds.UnreachableProbe,
        DiagnosticCategories.HealthCheckRouting,
        "Probe cannot reach the endpoint (authorization, rate limiter)",
        "{0}, so a probe is answered {1} and the instance is taken for broken; {2}",
        DiagnosticSeverity.Warning,
        "Orchestrators and load balancers bring no credentials and have no patience. What turns them away turns the instance into a broken one.");

    public UnreachableProbeAnalyzer()
        : base(Descriptor)
    {
    }

    private protected override object[]? Judge(IInvocationOperation invocation, HealthProgram program)
    {
        if (HealthEndpoint.Read(invocation) is not { Invocation.TargetMethod.Name: "MapHealthChecks" } endpoint
            || ProbeConventions.Of(endpoint.Invocation) is not { } conventions)
        {
            return null;
        }

        if (conventions.RateLimitingPolicy)
        {
            return new object[] { $"'{endpoint.DisplayName}' has a rate limit", "429 or 503 under load", "replace 'RequireRateLimiting' by 'DisableRateLimiting()'" };
        }

        bool isClosed = conventions.DemandsCredentials || (!conventions.IsOpen && program.Setup.RequiresAuthorizationEverywhere);
        return isClosed && IsForProbes(endpoint, program.Setup)
            ? new object[]
            {
                $"'{endpoint.DisplayName}' demands credentials",
                "401",
                conventions.DemandsCredentials ? "let it be asked without" : "add 'AllowAnonymous()'",
            }
            : null;
    }

    /// <summary>The address says so, or there is no other endpoint a probe could ask. Details for people may well be protected.</summary>
    private static bool IsForProbes(HealthEndpoint endpoint, HealthSetup setup)
    {
        IEnumerable<HealthEndpoint> others = setup.Endpoints.Where(other => other.Syntax != endpoint.Syntax);
        return !setup.MayContinueElsewhere
            && !setup.InvokedMethods.Contains("MapHealthEndpoints")
            && (endpoint.Role != ProbeRole.Unknown || others.All(other => IsClosed(other, setup)));
    }

    private static bool IsClosed(HealthEndpoint endpoint, HealthSetup setup) =>
        endpoint.Invocation.TargetMethod.Name == "MapHealthChecks"
        && ProbeConventions.Of(endpoint.Invocation) is { } conventions
        && (conventions.DemandsCredentials || (!conventions.IsOpen && setup.RequiresAuthorizationEverywhere));
}
