using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1007: a remote call degrades by hand, without a breaker.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedFailureAnalyzer : HaAnalyzer
{
    /// <summary>The property of the diagnostic that carries the documentation id of the contract, where there is one.</summary>
    internal const string ContractProperty = "Contract";

    /// <summary>The property that carries the documentation id of the member of the contract that answers by hand.</summary>
    internal const string MemberProperty = "Member";

    /// <summary>The property that carries the fallback that the <c>catch</c> is, as an attribute.</summary>
    internal const string FallbackProperty = "Fallback";

    /// <summary>The property that carries the documentation id of the class that a contract can be made of.</summary>
    internal const string ClassProperty = "Class";

    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.SwallowedFailure,
        DiagnosticCategories.GracefulDegradation,
        "Failure swallowed by hand around a remote call",
        "Failures of '{0}' ({1}) are answered by hand, without a breaker: while it is down, every caller waits for the timeout first; {2}",
        DiagnosticSeverity.Info,
        "The catch shows that the program can do without the answer. It still asks for it each time, and during an outage each time takes "
            + "as long as the timeout. A guard gives the same answer at once, and asks again when there is hope.");

    /// <summary>By product, the exception that its client makes of every failure, its timeout included.</summary>
    private static readonly ImmutableDictionary<string, string> OnlyFailures = ImmutableDictionary<string, string>.Empty
        .Add("Flurl", "FlurlHttpException")
        .Add("a gRPC client", "RpcException");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.NonCritical is null || TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        Compilation compilation = symbols.Compilation;
        var apis = RemoteApis.For(compilation, context.Options.AnalyzerConfigOptionsProvider);
        var composition = new Lazy<Composition>(() => Composition.Of(compilation, CancellationToken.None));
        var places = new UserFacingCode(symbols);
        context.RegisterOperationAction(
            operation =>
            {
                var @try = (ITryOperation)operation.Operation;
                if (@try.Syntax is not TryStatementSyntax statement
                    || !MayDegrade(statement)
                    || FindCall(@try.Body, apis) is not (IInvocationOperation call, RemoteApi api)
                    || !TryStatements.Degrades(statement, OnlyFailure(api))
                    || !places.Contains(operation.ContainingSymbol, @try)
                    || IsRepeatedOrGuarded(@try)
                    || ForgottenCalls.AreAllOf(operation.ContainingSymbol)
                    || ToldFailures.AreTold(@try, operation.ContainingSymbol.ContainingType)
                    || (api.Kind == RemoteKind.Service && composition.Value.AddsResilienceToClients))
                {
                    return;
                }

                Report(operation, @try, call, api, symbols);
            },
            OperationKind.Try);
    }

    private static void Report(OperationAnalysisContext context, ITryOperation @try, IInvocationOperation call, RemoteApi api, KnownSymbols symbols)
    {
        var member = context.ContainingSymbol as IMethodSymbol;
        ISymbol? declared = member is null ? null : Declared(member, symbols);
        string? fallback = member is null ? null : ProposedContract.Fallback(@try, member);
        INamedTypeSymbol? extractable = declared is null && member is not null ? ProposedContract.Extractable(member) : null;
        string nextStep = (declared, extractable) switch
        {
            ({ ContainingType.OriginalDefinition: var contract, Name: var name }, _) when fallback is not null => $"mark '{ReadableNames.Of(contract)}' [NonCritical] and '{name}' {fallback}, and its guard has one",
            ({ ContainingType.OriginalDefinition: var contract }, _) => $"mark '{ReadableNames.Of(contract)}' [NonCritical], and its guard has one",
            (_, { } type) => $"put it behind '{ProposedContract.Describe(type, member!, fallback)}', whose guard has one",
            _ => "put it behind a [NonCritical] interface, whose guard has one",
        };
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            Operations.NameOf(call),
            ImmutableDictionary<string, string?>.Empty
                .Add(ContractProperty, declared?.ContainingType.OriginalDefinition.GetDocumentationCommentId())
                .Add(MemberProperty, (declared ?? member)?.OriginalDefinition.GetDocumentationCommentId())
                .Add(FallbackProperty, fallback)
                .Add(ClassProperty, extractable?.GetDocumentationCommentId()),
            call.TargetMethod.Name,
            api.Product,
            nextStep));
    }

    /// <summary>Asked first, because it needs no more than the syntax.</summary>
    private static bool MayDegrade(TryStatementSyntax statement) =>
        TryStatements.Degrades(statement) || OnlyFailures.Values.Any(failure => TryStatements.Degrades(statement, failure));

    private static string? OnlyFailure(RemoteApi api) => OnlyFailures.TryGetValue(api.Product, out string? failure) ? failure : null;

    /// <summary>The first remote call the try stands around. Databases are left out: nobody guards a unit of work.</summary>
    private static (IInvocationOperation Call, RemoteApi Api)? FindCall(IOperation body, RemoteApis apis)
    {
        foreach (IInvocationOperation invocation in body.Descendants().OfType<IInvocationOperation>())
        {
            if (apis.FindCall(invocation) is { Kind: not RemoteKind.Database and not RemoteKind.Network } api && RunsIn(invocation, body))
            {
                return (invocation, api);
            }
        }

        return null;
    }

    private static bool RunsIn(IOperation operation, IOperation body)
    {
        IOperation? parent = operation.Parent;
        while (parent is not null && parent != body)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }

            parent = parent.Parent;
        }

        return parent == body;
    }

    /// <summary>In a loop it is a poll or a retry; handed to somebody as a delegate it may have a breaker around it.</summary>
    private static bool IsRepeatedOrGuarded(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IWhileLoopOperation or IForLoopOperation
                || (parent is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation created }
                    && UserFacingCode.HandedTo(created)?.Name.StartsWith("Map", StringComparison.Ordinal) == false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The member of an interface of the solution through which callers reach this one; null when there is none that may be marked.</summary>
    private static ISymbol? Declared(IMethodSymbol member, KnownSymbols symbols) => member.ContainingType?.AllInterfaces
        .Where(contract => SolutionAssemblies.IsOwn(contract.ContainingAssembly, symbols.Compilation) && !Classification.IsClassified(contract, symbols))
        .SelectMany(DependencyContracts.Members)
        .FirstOrDefault(declared => SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(declared), member));
}
