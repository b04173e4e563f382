using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1006: what answers while a dependency is away can fail itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FallibleFallbackAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.FallibleFallback,
        DiagnosticCategories.GracefulDegradation,
        "Fallback can fail",
        "Fallback '{0}' {1}; answer from what the process already has",
        DiagnosticSeverity.Warning,
        "A fallback runs when something is already broken. One that throws, or calls out itself, passes the outage on after all, and is "
            + "seen to do so for the first time in the outage.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.NonCritical is null || TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        var fallbacks = FallbackCode.For(symbols);
        if (!fallbacks.MayExist)
        {
            return;
        }

        var contracts = DependencyContracts.For(symbols);
        var apis = RemoteApis.For(symbols.Compilation, context.Options.AnalyzerConfigOptionsProvider);
        context.RegisterOperationAction(operation => Analyze(operation, fallbacks, contracts, apis), OperationKind.Throw, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, FallbackCode fallbacks, DependencyContracts contracts, RemoteApis apis)
    {
        if (fallbacks.IsEmpty || context.ContainingSymbol is not IMethodSymbol method || Fault(context.Operation, apis) is not { } fault)
        {
            return;
        }

        // Another implementation may be remote, such as a replica; what it must not do is refuse to answer.
        bool isMethod = fallbacks.Contains(method) && !fallbacks.Contains(method.ContainingType);
        bool isMember = !isMethod && context.Operation is IThrowOperation && fallbacks.Contains(method.ContainingType) && Answers(method, contracts);
        if ((isMethod || isMember) && !IsCaught(context.Operation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), $"{ReadableNames.Of(method.ContainingType)}.{method.Name}", fault));
        }
    }

    private static string? Fault(IOperation operation, RemoteApis apis) => operation switch
    {
        IThrowOperation { Exception: { } exception } => Thrown(exception) is { } type ? $"throws '{type.Name}'" : null,
        IInvocationOperation { TargetMethod: var called } => apis.FindCall(called) is { } api ? $"calls {api.Product} ('{called.Name}')" : null,
        _ => null,
    };

    /// <summary>Arguments are the caller's mistake, cancellation is the caller's wish, and the unreachable is not reached.</summary>
    private static ITypeSymbol? Thrown(IOperation exception)
    {
        ITypeSymbol? type = Operations.WithoutConversions(exception).Type;
        for (ITypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name is "ArgumentException" or "OperationCanceledException" or "UnreachableException")
            {
                return null;
            }
        }

        return type;
    }

    private static bool Answers(IMethodSymbol method, DependencyContracts contracts) =>
        contracts.Find((ISymbol?)method.AssociatedSymbol ?? method, method.ContainingType) is not null;

    private static bool IsCaught(IOperation operation)
    {
        for (IOperation child = operation; child.Parent is { } parent; child = parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation
                || (parent is ITryOperation { Syntax: TryStatementSyntax statement } @try && @try.Body == child && TryStatements.Degrades(statement)))
            {
                return true;
            }
        }

        return false;
    }
}
