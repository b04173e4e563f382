using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Follows a strategy from where it is made to what is run under it.</summary>
internal static class PolicyExecutions
{
    /// <summary>
    /// Everything that ever runs under the strategy is seen, and no token gets there by which a caller could give up: what is cancelled was
    /// then cancelled by the dependency's own timeout.
    /// </summary>
    /// <param name="strategy">The call that makes a policy, or adds a strategy to the chain of a builder.</param>
    public static bool GetNoToken(IOperation strategy)
    {
        var executions = new List<IInvocationOperation>();
        return Follow(strategy, executions) && executions.Count > 0 && !executions.Any(PassesToken);
    }

    private static bool Follow(IOperation value, List<IInvocationOperation> executions)
    {
        IOperation current = value;
        while (current.Parent is IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation)
        {
            current = current.Parent;
        }

        switch (current.Parent is IArgumentOperation argument ? argument.Parent : current.Parent)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }:
                return Uses(declarator, local).All(use => Follow(use, executions));
            case IInvocationOperation execution when PollyApi.IsExecution(execution.TargetMethod) && current.Parent is not IArgumentOperation:
                executions.Add(execution);
                return true;
            case IInvocationOperation { Parent: not IExpressionStatementOperation } larger when PollyApi.Declares(larger.TargetMethod.ContainingType):
                return Follow(larger, executions);
            default:
                return false;
        }
    }

    private static IEnumerable<IOperation> Uses(IVariableDeclaratorOperation declarator, ILocalSymbol local) => Operations.Root(declarator).Descendants()
        .Where(operation => operation is ILocalReferenceOperation { Local: var used } && SymbolEqualityComparer.Default.Equals(used, local));

    private static bool PassesToken(IInvocationOperation execution) => execution.Arguments
        .SelectMany(argument => argument.DescendantsAndSelf())
        .Any(operation => operation.Type is { Name: "CancellationToken" or "ResilienceContext" } && IsGiven(operation));

    /// <summary>From outside: what an execution hands to its delegate is not more than it was given itself.</summary>
    private static bool IsGiven(IOperation token) => token switch
    {
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } => false,
        IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } } => false,
        IDefaultValueOperation => false,
        IArgumentOperation or IConversionOperation => false,
        _ => true,
    };
}
