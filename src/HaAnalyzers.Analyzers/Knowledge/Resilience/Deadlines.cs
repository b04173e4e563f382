using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Finds the timeout that a call should hear of and does not.</summary>
internal sealed class Deadlines
{
    private static readonly ImmutableArray<string> SourceNames = ImmutableArray.Create("CancellationTokenSource");

    private readonly DependencyContracts _contracts;

    public Deadlines(DependencyContracts contracts) => _contracts = contracts;

    /// <summary>False where there is no pipeline, no source of tokens and no contract, and so nothing that ends a call by a token.</summary>
    public bool MayExist(Compilation compilation) =>
        _contracts.MayExist || FileNames.AnyMayMention(compilation, SourceNames) || PollyApi.IsReferenced(compilation);

    /// <param name="call">A call that is given no token, or another one.</param>
    /// <param name="passed">The other one.</param>
    public Deadline? Find(IInvocationOperation call, ISymbol? passed, ISymbol containingMember)
    {
        if (IsAwaitedWithToken(call))
        {
            return null;
        }

        IOperation? function = Operations.Function(call);
        return OfPipeline(function, passed)
            ?? (passed is ILocalSymbol ? null : OfSource(call, function))
            ?? (function is null && passed is null ? OfContract(call, containingMember) : null);
    }

    private static Deadline? OfPipeline(IOperation? function, ISymbol? passed)
    {
        if (function is not IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation execution } } } lambda
            || !PollyApi.IsAsynchronousExecution(execution.TargetMethod)
            || lambda.Symbol.Parameters.FirstOrDefault(parameter => TokenParameters.IsToken(parameter.Type) || parameter.Type.Name == "ResilienceContext") is not { } token
            || (passed?.DeclaringSyntaxReferences is [var declaration, ..] && lambda.Syntax.Span.Contains(declaration.Span))
            || IsLinked(lambda.Body, token))
        {
            return null;
        }

        Pipeline pipeline = Pipelines.Read(Operations.ChainedTo(execution));
        bool hasTimeout = pipeline.Has(StrategyKind.Timeout);
        bool hasHedging = pipeline.Strategies.Any(strategy => strategy.Kind == StrategyKind.Hedging && !StrategyOptions.HedgesFailuresOnly(strategy));
        return pipeline.IsComplete && !hasTimeout && !hasHedging
            ? null
            : new Deadline(
                TokenParameters.IsToken(token.Type) ? token.Name : token.Name + ".CancellationToken",
                hasHedging && !hasTimeout ? "the hedging of the pipeline" : "a timeout of the pipeline",
                hasTimeout || hasHedging);
    }

    /// <summary>A source with a timeout whose token nobody reads.</summary>
    private static Deadline? OfSource(IInvocationOperation call, IOperation? function)
    {
        IOperation? scope = call.Parent;
        while (scope is not null && scope != function?.Parent)
        {
            if (scope is IBlockOperation block)
            {
                foreach (ILocalSymbol local in block.Locals.Where(local => local.Type.Name == "CancellationTokenSource"))
                {
                    if (EndsByItself(local, block, call))
                    {
                        return new Deadline(local.Name + ".Token", $"the timeout of '{local.Name}'", IsCertain: true);
                    }
                }
            }

            scope = scope.Parent;
        }

        return null;
    }

    private static bool EndsByItself(ILocalSymbol source, IBlockOperation block, IInvocationOperation call)
    {
        bool hasTimeout = false;
        foreach (IOperation operation in block.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, source):
                    if (declarator.Syntax.SpanStart > call.Syntax.SpanStart
                        || declarator.GetVariableInitializer()?.Value is not { } value
                        || !IsNewSource(Operations.WithoutConversions(value), out bool isTimed))
                    {
                        return false;
                    }

                    hasTimeout |= isTimed;
                    break;
                case ILocalReferenceOperation { Local: var local } reference when SymbolEqualityComparer.Default.Equals(local, source):
                    if (reference.Parent is not IInvocationOperation { TargetMethod.Name: "CancelAfter" or "Dispose" } use)
                    {
                        return false;
                    }

                    if (use.TargetMethod.Name == "CancelAfter" && use.Syntax.SpanStart < call.Syntax.SpanStart)
                    {
                        hasTimeout = !use.Arguments.Any(argument => Durations.IsInfinite(argument.Value));
                    }

                    break;
                default:
                    break;
            }
        }

        return hasTimeout;
    }

    private static bool IsNewSource(IOperation value, out bool isTimed)
    {
        isTimed = value is IObjectCreationOperation { Arguments: [{ Value: var delay }, ..] } && !Durations.IsInfinite(delay);
        return value is IObjectCreationOperation or IInvocationOperation { TargetMethod: { Name: "CreateLinkedTokenSource", ContainingType.Name: "CancellationTokenSource" } };
    }

    /// <summary>The guard of a contract ends its calls by the token that the contract passes on.</summary>
    private Deadline? OfContract(IInvocationOperation call, ISymbol containingMember)
    {
        if (containingMember is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false } method
            || method.Parameters.FirstOrDefault(parameter => TokenParameters.IsToken(parameter.Type)) is not { } token
            || _contracts.Find(method, method.ContainingType) is null
            || IsLinked(Operations.Root(call), token))
        {
            return null;
        }

        return new Deadline(token.Name, "the timeout of the guard", IsCertain: true);
    }

    /// <summary>The call itself goes on, but nobody waits for it longer than the token says.</summary>
    private static bool IsAwaitedWithToken(IInvocationOperation call) =>
        (call.Parent is IArgumentOperation argument ? argument.Parent : call.Parent) is IInvocationOperation { TargetMethod.Name: "WaitAsync" or "WithCancellation" } waiting
        && waiting.Arguments.Any(given => !Durations.IsInfinite(given.Value));

    private static bool IsLinked(IOperation body, IParameterSymbol token) => body.Descendants().Any(
        operation => operation is IInvocationOperation { TargetMethod.Name: "Register" or "UnsafeRegister" or "CreateLinkedTokenSource" } linking
            && linking.Descendants().Any(part => part is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, token)));
}
