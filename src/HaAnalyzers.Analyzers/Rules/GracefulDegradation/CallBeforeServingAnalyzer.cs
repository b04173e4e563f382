using System;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1013: the program waits for a dependency it can do without before it serves anybody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallBeforeServingAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.CallBeforeServing,
        DiagnosticCategories.GracefulDegradation,
        "Non-critical dependency called before the app starts serving",
        "'{0}.{1}' is called before the app starts serving: while the dependency is away, no new instance comes up, or it keeps the degraded "
            + "answer for good; call it when first needed, or from a background service",
        DiagnosticSeverity.Warning,
        "Instances are started most of all during an outage: by deployments, by autoscaling, by restarts. What the program can do without "
            + "when it runs must not stand between it and its start.");

    private static readonly ImmutableHashSet<string> StartMethods = ImmutableHashSet.Create(StringComparer.Ordinal, "Run", "RunAsync", "Start", "StartAsync");

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

        INamedTypeSymbol? hostedService = symbols.Compilation.GetBestTypeByMetadataName("Microsoft.Extensions.Hosting.IHostedService");
        IMethodSymbol? entryPoint = symbols.Compilation.GetEntryPoint(context.CancellationToken);
        context.RegisterOperationAction(operation => Analyze(operation, contracts, hostedService, entryPoint), OperationKind.Invocation);
    }

    private static void Analyze(
        OperationAnalysisContext context, DependencyContracts contracts, INamedTypeSymbol? hostedService, IMethodSymbol? entryPoint)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (Operations.Receiver(invocation.Instance)?.Type is not INamedTypeSymbol receiver
            || !(contracts.IsNonCritical(receiver) || !contracts.ImplementedBy(receiver).IsEmpty)
            || Contract(invocation.TargetMethod, receiver, contracts) is not { } contract
            || RunsElsewhere(invocation))
        {
            return;
        }

        bool isBeforeServing = SymbolEqualityComparer.Default.Equals(context.ContainingSymbol, entryPoint)
            ? IsFollowedByStart(invocation)
            : IsStartOfHostedService(context.ContainingSymbol, hostedService);
        if (isBeforeServing)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, Operations.NameOf(invocation), ReadableNames.Of(contract), invocation.TargetMethod.Name));
        }
    }

    private static INamedTypeSymbol? Contract(IMethodSymbol method, INamedTypeSymbol receiver, DependencyContracts contracts) =>
        contracts.IsNonCritical(receiver)
            ? receiver.AllInterfaces.Prepend(receiver).Contains(method.ContainingType, SymbolEqualityComparer.Default) ? receiver : null
            : contracts.Find(method, receiver)?.Contract;

    /// <summary>In a lambda that somebody runs later, or in a task nobody waits for.</summary>
    private static bool RunsElsewhere(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation
                || (parent is ISimpleAssignmentOperation { Target: IDiscardOperation } && DeferredCalls.IsTask(operation.Type)))
            {
                return true;
            }
        }

        return operation.Parent is IExpressionStatementOperation && DeferredCalls.IsTask(operation.Type);
    }

    /// <summary>The entry point goes on to run a host; a program without one has nothing to serve.</summary>
    private static bool IsFollowedByStart(IInvocationOperation invocation) => Operations.Root(invocation).DescendantsAndSelf()
        .OfType<IInvocationOperation>()
        .Any(later => later.Syntax.SpanStart > invocation.Syntax.SpanStart
            && StartMethods.Contains(later.TargetMethod.Name)
            && IsHost(later.Instance?.Type ?? later.Arguments.FirstOrDefault()?.Value.Type));

    private static bool IsHost(ITypeSymbol? type) =>
        type is not null && type.AllInterfaces.Append(type).Any(candidate => candidate.Name is "IHost" or "IWebHost" && FrameworkAssemblies.Contains(candidate.ContainingAssembly));

    private static bool IsStartOfHostedService(ISymbol member, INamedTypeSymbol? hostedService) =>
        hostedService is not null
        && member is IMethodSymbol { Name: "StartAsync" or "StartingAsync" } method
        && method.ContainingType.AllInterfaces.Contains(hostedService, SymbolEqualityComparer.Default)
        && method.Parameters.Length == 1;
}
