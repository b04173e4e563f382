using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>HA2008: a check that hangs when its dependency does, and the endpoint with it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HealthCheckWithoutTimeoutAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.HealthCheckWithoutTimeout,
        DiagnosticCategories.HealthCheckRouting,
        "Health check without a timeout",
        "{0} may hang as long as its dependency does, and the endpoint waits for it; pass a 'timeout' shorter than that of the probe",
        DiagnosticSeverity.Info,
        "A dependency that hangs is the most common outage of all. The check then answers neither healthy nor unhealthy, the probe gives up, "
            + "and nobody learns which dependency it was.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!TestProjects.IsTestProject(symbols.Compilation))
        {
            context.RegisterOperationAction(Analyze, OperationKind.Invocation);
        }
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (MadeRegistration.Read(invocation) is { } made)
        {
            if (IsNone(made.Timeout) && !CompletesAtOnce(made.Check))
            {
                Report(context, invocation, made.Name, made.Check);
            }
        }
        else if (HealthCheckRegistration.Read(invocation) is { } registration
            && registration.CanTake("timeout")
            && IsNone(registration.Argument("timeout"))
            && !AnswersAtOnce(invocation)
            && !CompletesAtOnce(registration.Check))
        {
            Report(context, invocation, registration.Name, registration.Check);
        }
    }

    private static bool IsNone(IOperation? timeout) => timeout is null or { ConstantValue: { HasValue: true, Value: null } } || Durations.IsInfinite(timeout);

    private static void Report(OperationAnalysisContext context, IInvocationOperation invocation, string? name, INamedTypeSymbol? check)
    {
        string subject = name is not null ? $"Check '{name}'" : check is not null ? $"'{check.Name}'" : $"The check of '{invocation.TargetMethod.Name}'";
        context.ReportDiagnostic(Diagnostic.Create(Rule, Operations.NameOf(invocation), subject));
    }

    private static bool CompletesAtOnce(INamedTypeSymbol? check) => check is not null && SynchronousChecks.Contains(check);

    /// <summary>A delegate that returns an answer and no task.</summary>
    private static bool AnswersAtOnce(IInvocationOperation invocation)
    {
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter is { Name: "check", Type: INamedTypeSymbol { Name: "Func", TypeArguments: var types } } && types[types.Length - 1].Name == "HealthCheckResult")
            {
                return true;
            }
        }

        return false;
    }
}
