using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>HA2001: every health endpoint of a web application answers without having looked at anything.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingReadinessEndpointAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.MissingReadinessEndpoint,
        DiagnosticCategories.HealthCheckRouting,
        "Liveness-only health checks: no readiness endpoint",
        "No health endpoint runs a check, so an instance that has lost {0} keeps getting traffic; {1}",
        DiagnosticSeverity.Warning,
        "Liveness says that the process runs, readiness that it can serve. A router that only sees liveness sends users to an instance "
            + "whose database is gone until they complain.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!Executables.IsExecutable(symbols.Compilation) || TestProjects.IsTestProject(symbols.Compilation) || !HealthEndpoint.MayBeMapped(symbols.Compilation))
        {
            return;
        }

        var contracts = DependencyContracts.For(symbols);
        var remoteApis = RemoteApis.For(symbols.Compilation, context.Options.AnalyzerConfigOptionsProvider);
        var finding = new Lazy<Finding?>(() => Judge(symbols, contracts, remoteApis), LazyThreadSafetyMode.ExecutionAndPublication);
        context.RegisterOperationAction(
            operation =>
            {
                // Said once, at the first endpoint.
                if (HealthEndpoint.IsMapping(((IInvocationOperation)operation.Operation).TargetMethod)
                    && finding.Value is { } found
                    && found.Endpoint.SyntaxTree == operation.Operation.Syntax.SyntaxTree
                    && found.Endpoint.Span == operation.Operation.Syntax.Span)
                {
                    operation.ReportDiagnostic(Diagnostic.Create(Rule, NameOf(found.Endpoint), found.Dependency, found.NextStep));
                }
            },
            OperationKind.Invocation);
    }

    private static Finding? Judge(KnownSymbols symbols, DependencyContracts contracts, RemoteApis remoteApis)
    {
        HealthSetup setup = HealthSetup.For(symbols.Compilation);
        bool runsNoCheck = setup.Endpoints.Count > 0
            && (!setup.RegistersChecks || setup.Endpoints.All(endpoint => endpoint.ExcludesEveryCheck));
        if (!runsNoCheck || setup.MayContinueElsewhere || setup.NamesReadiness)
        {
            return null;
        }

        string nextStep = setup.RegistersChecks
            ? "map a readiness endpoint that runs the registered checks"
            : "register a check that exercises it and map a readiness endpoint";
        return CriticalDependencies.FindFirst(symbols, contracts, remoteApis, setup) is { } dependency
            ? new Finding(setup.Endpoints[0].Syntax, dependency, nextStep)
            : null;
    }

    private static Location NameOf(InvocationExpressionSyntax invocation) =>
        (invocation.Expression is MemberAccessExpressionSyntax access ? access.Name : invocation.Expression).GetLocation();

    private sealed record Finding(InvocationExpressionSyntax Endpoint, string Dependency, string NextStep);
}
