using System.Linq;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>HA2003: a liveness endpoint that fails when a dependency does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DependencyInLivenessAnalyzer : HealthRoutingAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Descriptors.Create(
        DiagnosticIds.DependencyInLiveness,
        DiagnosticCategories.HealthCheckRouting,
        "Liveness endpoint runs dependency checks: an outage restarts every instance",
        "'{0}' is asked whether to restart the instance and runs check '{1}' ({2}): its outage restarts every instance, which mends nothing; set 'Predicate = _ => false'",
        DiagnosticSeverity.Warning,
        "A restart helps against a process that hangs, not against a database that is away. All instances ask the same database, so all of them "
            + "are restarted together, lose their caches and connections, and come back into the same outage.");

    public DependencyInLivenessAnalyzer()
        : base(Descriptor)
    {
    }

    private protected override bool JudgesLibraries => true;

    private protected override object[]? Judge(IInvocationOperation invocation, HealthProgram program)
    {
        if (HealthEndpoint.Read(invocation) is not { Role: ProbeRole.Liveness, ExcludesEveryCheck: false, HasDefaultStatusCodes: true } endpoint)
        {
            return null;
        }

        return program.Setup.Checks
            .Where(check => check.FailsAsUnhealthy && endpoint.Predicate.Selects(check) is true)
            .Select(check => program.Targets.Remote(check) is { } remote ? new object[] { endpoint.DisplayName, check.DisplayName, remote } : null)
            .FirstOrDefault(arguments => arguments is not null);
    }
}
