using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>HA2004: a health check that has only one answer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyHealthCheckAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.EmptyHealthCheck,
        DiagnosticCategories.HealthCheckRouting,
        "Health check is always healthy: it exercises nothing",
        "'{0}' answers healthy without having looked at anything, so what it is named after can be gone and nobody is told; exercise it, or remove the check",
        DiagnosticSeverity.Warning,
        "A check that cannot fail is worse than none: dashboards show green, routers send users, and everybody believes that somebody looks.");

    /// <summary>Checks that say that the process runs; running is all it takes.</summary>
    private static readonly ImmutableArray<string> Liveness = ImmutableArray.Create("Self", "Live", "Alive", "Ping", "Process");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!TestProjects.IsTestProject(symbols.Compilation) && HealthChecks.MayBeWritten(symbols.Compilation))
        {
            context.RegisterOperationBlockAction(Analyze);
        }
    }

    private static void Analyze(OperationBlockAnalysisContext context)
    {
        ISymbol method = context.OwningSymbol;
        if (!HealthChecks.IsCheck(method) || Liveness.Any(word => method.ContainingType.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
        {
            return;
        }

        List<IOperation> operations = context.OperationBlocks.SelectMany(block => block.Descendants()).ToList();
        List<IOperation> answers = operations.OfType<IReturnOperation>().SelectMany(@return => HealthChecks.Answers(@return.ReturnedValue)).ToList();
        if (answers.Count > 0 && answers.All(HealthChecks.IsHealthy) && !operations.Any(CanFail))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, AttributeLocations.Of(method), method.ContainingType.Name));
        }
    }

    /// <summary>An exception makes a check unhealthy, so whatever may throw is a way to say no.</summary>
    private static bool CanFail(IOperation operation) => operation switch
    {
        IAwaitOperation { Operation: IPropertyReferenceOperation { Property: { Name: "CompletedTask", IsStatic: true } } } => false,
        IThrowOperation or IAwaitOperation or IObjectCreationOperation { Type.IsValueType: false } or IPropertyReferenceOperation { Instance: not null } => true,
        IInvocationOperation invocation => !HealthChecks.IsAboutTheAnswer(invocation),
        _ => operation.Kind is OperationKind.Invalid or OperationKind.None,
    };
}
