using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>
/// A <c>catch</c> of everything that counts up a field, around a call that was given the caller's token: the failures of a breaker
/// written by hand.
/// </summary>
internal static class CountingCatch
{
    /// <summary>What the clause catches, where it counts the caller's cancellation for certain.</summary>
    public static Location? Find(ICatchClauseOperation clause)
    {
        if (clause.Syntax is not CatchClauseSyntax syntax
            || clause.Parent is not ITryOperation @try
            || !CatchesCancellation(clause)
            || @try.Catches.TakeWhile(earlier => earlier != clause).Any(TakesCancellation)
            || !clause.Handler.Operations.Any(CountsFailure)
            || !@try.Body.Descendants().Any(PassesCallersToken))
        {
            return null;
        }

        return syntax.Declaration?.Type.GetLocation() ?? syntax.CatchKeyword.GetLocation();
    }

    private static bool CatchesCancellation(ICatchClauseOperation clause) =>
        clause.ExceptionType is null or { Name: "Exception" or "SystemException" or "Object", ContainingNamespace.Name: "System" }
        && (clause.Filter is null || CancellationPredicates.Answer(clause.Filter) == true);

    /// <summary>An earlier clause that may have caught the cancellation already.</summary>
    private static bool TakesCancellation(ICatchClauseOperation clause) =>
        clause.ExceptionType is { Name: "OperationCanceledException" or "TaskCanceledException" or "Exception" or "SystemException" };

    private static bool CountsFailure(IOperation statement) => statement switch
    {
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Value: IIncrementOrDecrementOperation value } } => Counts(value),
        IExpressionStatementOperation { Operation: var operation } => Counts(operation),

        // Counted and compared at once: if (++_failures >= threshold)
        IConditionalOperation { Condition: IBinaryOperation { LeftOperand: var compared } } => Counts(compared),
        _ => false,
    };

    private static bool Counts(IOperation operation) => operation switch
    {
        IIncrementOrDecrementOperation { Kind: OperationKind.Increment, Target: IFieldReferenceOperation } => true,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Target: IFieldReferenceOperation { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } } => true,
        IInvocationOperation { TargetMethod: { Name: "Increment", ContainingType: { Name: "Interlocked" } } } call =>
            call.Arguments.Any(argument => argument.Value is IFieldReferenceOperation),
        _ => false,
    };

    private static bool PassesCallersToken(IOperation operation) =>
        operation is IArgumentOperation { Value: IParameterReferenceOperation { Parameter: { Type.Name: "CancellationToken" } parameter } }
        && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: var type }
        && !IsHostedService(type);

    /// <summary>There the only caller who cancels is the host that shuts down.</summary>
    private static bool IsHostedService(INamedTypeSymbol type) => type.AllInterfaces.Any(contract => contract.Name == "IHostedService");
}
