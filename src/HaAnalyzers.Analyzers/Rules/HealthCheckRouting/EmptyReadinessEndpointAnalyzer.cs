using System.Linq;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>HA2002: a readiness endpoint that says ready without having asked anything.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyReadinessEndpointAnalyzer : HealthRoutingAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Descriptors.Create(
        DiagnosticIds.EmptyReadinessEndpoint,
        DiagnosticCategories.HealthCheckRouting,
        "Readiness endpoint runs no check",
        "'{0}' runs no check and says ready whatever has happened to {1}; {2}",
        DiagnosticSeverity.Warning,
        "With no check to run the answer is healthy. The endpoint looks like readiness and is a second liveness endpoint, so the router sends "
            + "users to an instance that cannot serve them.");

    public EmptyReadinessEndpointAnalyzer()
        : base(Descriptor)
    {
    }

    private protected override object[]? Judge(IInvocationOperation invocation, HealthProgram program)
    {
        if (HealthEndpoint.Read(invocation) is not { Role: ProbeRole.Readiness } endpoint
            || program.Setup is not { MayContinueElsewhere: false } setup
            || setup.Checks.Any(check => endpoint.Predicate.Selects(check) is not false))
        {
            return null;
        }

        HealthCheckRegistration? left = setup.Checks.FirstOrDefault(check => !CheckTargets.ExercisesNothing(check));
        if (left is not null)
        {
            return new object[] { endpoint.DisplayName, $"what check '{left.DisplayName}' looks at", NextStep(endpoint) };
        }

        return program.FindCriticalDependency() is { } dependency
            ? new object[] { endpoint.DisplayName, dependency, "register a check that exercises it" }
            : null;
    }

    private static string NextStep(HealthEndpoint endpoint) =>
        endpoint.Predicate.Tag is { } tag ? $"no registered check has the tag '{tag}'" : "let its 'Predicate' select the checks of what the program needs";
}
