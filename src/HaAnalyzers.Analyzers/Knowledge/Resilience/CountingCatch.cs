using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>
/// A <c>catch</c> of everything that counts up a field on which something depends, around a call that was given the caller's token: the failures of a breaker
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
            || !clause.Handler.Operations.Select(CountedBy).Any(DecidesSomething)
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

    private static IFieldSymbol? CountedBy(IOperation statement) => statement switch
    {
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Value: IIncrementOrDecrementOperation value } } => Counted(value),
        IExpressionStatementOperation { Operation: var operation } => Counted(operation),
        IVariableDeclarationGroupOperation declarations => declarations.Descendants().OfType<IVariableInitializerOperation>().Select(initializer => Counted(initializer.Value)).FirstOrDefault(),

        // Counted and compared at once: if (++_failures >= threshold)
        IConditionalOperation { Condition: IBinaryOperation { LeftOperand: var compared } } => Counted(compared),
        _ => null,
    };

    private static IFieldSymbol? Counted(IOperation operation) => operation switch
    {
        IIncrementOrDecrementOperation { Kind: OperationKind.Increment, Target: IFieldReferenceOperation { Field: var field } } => field,
        ICompoundAssignmentOperation
        {
            OperatorKind: BinaryOperatorKind.Add,
            Target: IFieldReferenceOperation { Field: var field, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 },
        } => field,
        IInvocationOperation { TargetMethod: { Name: "Increment", ContainingType: { Name: "Interlocked" } } } call =>
            call.Arguments.Select(argument => argument.Value).OfType<IFieldReferenceOperation>().FirstOrDefault()?.Field,
        _ => null,
    };

    /// <summary>The class compares the count with something. One that is only shown or reported opens nothing.</summary>
    private static bool DecidesSomething(IFieldSymbol? count) => count is not null
        && count.ContainingType.DeclaringSyntaxReferences.Select(part => part.GetSyntax()).Any(type => IsCompared(count.Name, type, followsCopies: true));

    private static bool IsCompared(string name, SyntaxNode scope, bool followsCopies) => scope.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(use => use.Identifier.ValueText == name)
        .Any(use => use.Ancestors().TakeWhile(ancestor => ancestor is not StatementSyntax).Any(ancestor => ancestor switch
        {
            BinaryExpressionSyntax binary => IsComparison(binary),
            IsPatternExpressionSyntax or SwitchExpressionSyntax => true,
            VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: { } block } } copy when followsCopies =>
                IsCompared(copy.Identifier.ValueText, block, followsCopies: false),
            _ => false,
        }));

    private static bool IsComparison(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
        or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression;

    private static bool PassesCallersToken(IOperation operation) =>
        operation is IArgumentOperation { Value: IParameterReferenceOperation { Parameter: { Type.Name: "CancellationToken" } parameter } }
        && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: var type }
        && !IsHostedService(type);

    /// <summary>There the only caller who cancels is the host that shuts down.</summary>
    private static bool IsHostedService(INamedTypeSymbol type) => type.AllInterfaces.Any(contract => contract.Name == "IHostedService");
}
