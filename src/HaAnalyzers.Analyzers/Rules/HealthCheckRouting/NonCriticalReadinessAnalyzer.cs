using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>HA2007: the outage of a dependency the program can do without takes the instance out of rotation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NonCriticalReadinessAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.NonCriticalReadiness,
        DiagnosticCategories.HealthCheckRouting,
        "Non-critical dependency can take the instance out of rotation",
        "'{0}' checks non-critical '{1}' and fails as unhealthy, so an outage that costs users little takes every instance away; pass 'failureStatus: HealthStatus.Degraded'",
        DiagnosticSeverity.Warning,
        "Readiness is for what nothing works without. All instances share the dependency, so all of them become unready together, and users "
            + "get nothing instead of less. The default failure status of a check is unhealthy.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.NonCritical is null || TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        var contracts = DependencyContracts.For(symbols);
        if (!contracts.MayExist)
        {
            return;
        }

        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (HealthCheckRegistration.Read(invocation) is { Check: { } check } registration
                    && registration.FailsAsUnhealthy
                    && NonCriticalOnly(check, contracts, symbols) is { } contract)
                {
                    operation.ReportDiagnostic(Diagnostic.Create(Rule, Operations.NameOf(invocation), check.Name, ReadableNames.Of(contract)));
                }
            },
            OperationKind.Invocation);
    }

    /// <summary>The non-critical contract that the check takes; none where it also takes something that may be critical.</summary>
    private static INamedTypeSymbol? NonCriticalOnly(INamedTypeSymbol check, DependencyContracts contracts, KnownSymbols symbols)
    {
        INamedTypeSymbol[] taken = check.InstanceConstructors
            .SelectMany(constructor => constructor.Parameters)
            .Select(parameter => parameter.Type)
            .OfType<INamedTypeSymbol>()
            .Where(type => SolutionAssemblies.IsOwn(type.ContainingAssembly, symbols.Compilation) || contracts.IsNonCritical(type))
            .ToArray();
        return taken.Length > 0 && taken.All(type => contracts.IsNonCritical(type) || !contracts.ImplementedBy(type).IsEmpty)
            ? taken.Select(type => contracts.IsNonCritical(type) ? type : contracts.ImplementedBy(type)[0]).First()
            : null;
    }
}
