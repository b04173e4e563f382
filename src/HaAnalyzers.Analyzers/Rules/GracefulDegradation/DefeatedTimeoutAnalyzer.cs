using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Resilience;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1011: a timeout ends a token that the call underneath never sees.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefeatedTimeoutAnalyzer : HaAnalyzer
{
    /// <summary>The property of the diagnostic that carries the expression of the right token.</summary>
    internal const string TokenProperty = "Token";

    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.DefeatedTimeout,
        DiagnosticCategories.GracefulDegradation,
        "Timeout defeated: token not passed on",
        "'{0}' is not given '{1}', so {2} cannot stop it; pass the token on",
        DiagnosticSeverity.Warning,
        "A timeout in .NET is a request: it cancels a token and waits. A call that does not hear of the token goes on for as long as the "
            + "dependency hangs, and the caller with it.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        var remoteApis = RemoteApis.For(symbols.Compilation, context.Options.AnalyzerConfigOptionsProvider);
        var deadlines = new Deadlines(DependencyContracts.For(symbols));
        if (!deadlines.MayExist(symbols.Compilation))
        {
            return;
        }

        context.RegisterOperationAction(operation => Analyze(operation, remoteApis, deadlines), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, RemoteApis remoteApis, Deadlines deadlines)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!IsAwaitable(call.TargetMethod.ReturnType) || PollyApi.IsExecution(call.TargetMethod))
        {
            return;
        }

        ISymbol? passed = null;
        if (TokenParameters.Passed(call) is { } argument)
        {
            // Only a token from around the pipeline is a mistake; no token, or one made for the call, is a decision.
            passed = Operations.WithoutConversions(argument.Value) switch
            {
                IParameterReferenceOperation { Parameter: var parameter } => parameter,
                ILocalReferenceOperation { Local: var local } => local,
                _ => null,
            };
            if (passed is null)
            {
                return;
            }
        }
        else if (TokenParameters.MayCarryToken(call) || TokenParameters.LeftOut(call) is null)
        {
            return;
        }

        // The arguments of a program and the value of a setter are declared nowhere.
        if (deadlines.Find(call, passed, context.ContainingSymbol) is { } deadline
            && passed is not { DeclaringSyntaxReferences.IsEmpty: true }
            && (remoteApis.FindCall(call.TargetMethod) is not null || (deadline.IsCertain && MayWait(call))))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                Operations.NameOf(call),
                ImmutableDictionary<string, string?>.Empty.Add(TokenProperty, deadline.Token),
                call.TargetMethod.Name,
                deadline.Token,
                deadline.Owner));
        }
    }

    private static bool IsAwaitable(ITypeSymbol type) => DeferredCalls.IsTask(type) || type.Name is "AsyncUnaryCall" or "IAsyncEnumerable";

    /// <summary>A delay, or code of this project that takes a token itself.</summary>
    private static bool MayWait(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Delay", ContainingType.Name: "Task" }
        || SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingAssembly, call.SemanticModel?.Compilation.Assembly);
}
