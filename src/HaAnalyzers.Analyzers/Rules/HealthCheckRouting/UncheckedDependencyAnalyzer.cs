using System.Linq;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>HA2006: health checks that leave out what the program cannot serve without.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncheckedDependencyAnalyzer : HealthRoutingAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Descriptors.Create(
        DiagnosticIds.UncheckedDependency,
        DiagnosticCategories.HealthCheckRouting,
        "Critical dependency exercised by no readiness check",
        "No health check exercises '{0}', so an instance that has lost it keeps getting traffic; {1}",
        DiagnosticSeverity.Warning,
        "The program has health checks, and they stay green while what it cannot serve without is gone.");

    public UncheckedDependencyAnalyzer()
        : base(Descriptor)
    {
    }

    /// <summary>It judges what is registered.</summary>
    private protected override bool JudgesEndpointsOnly => false;

    private protected override object[]? Judge(IInvocationOperation invocation, HealthProgram program)
    {
        if (!MayRegister(invocation)
            || NeededDependency.Read(invocation, program) is not { } needed
            || program.Setup is not { MayContinueElsewhere: false, Checks.Count: > 0 } setup
            || (setup.KeepsDataLocally && RemoteApis(needed))
            || !AnswersWithChecks(setup)
            || setup.Checks.Any(check => needed.MayBeExercisedBy(check, program))
            || IsExercisedByGeneratedCheck(needed, program)
            || needed.IsOnlyBehindNonCriticalContracts(program))
        {
            return null;
        }

        return new object[]
        {
            Knowledge.ReadableNames.Of(needed.Type),
            needed.Suggestion is { } suggestion ? $"add '{suggestion}' to the readiness checks" : "add a check that calls it to the readiness checks",
        };
    }

    private static bool RemoteApis(NeededDependency needed) => Knowledge.RemoteApis.IsDatabaseContext(needed.Type);

    /// <summary>Most calls of a program register nothing.</summary>
    private static bool MayRegister(IInvocationOperation invocation) =>
        invocation.TargetMethod.Name is { Length: > 3 } name && (name[0] == 'A' || name[0] == 'T');

    /// <summary>Where no endpoint runs a check at all, other rules have said so.</summary>
    private static bool AnswersWithChecks(HealthSetup setup) =>
        setup.InvokedMethods.Contains("MapHealthEndpoints")
        || setup.Endpoints.Any(endpoint => setup.Checks.Any(check => endpoint.Predicate.Selects(check) is not false));

    private static bool IsExercisedByGeneratedCheck(NeededDependency needed, HealthProgram program) =>
        program.Setup.InvokedMethods.Contains("AddDependencies")
        && needed.Type.GetMembers().Any(member => Knowledge.ContractAttributes.Find(member, program.Symbols.ReadinessProbe) is not null);
}
