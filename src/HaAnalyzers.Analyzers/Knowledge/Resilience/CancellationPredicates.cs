using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>
/// Works out what a predicate answers when the caller has cancelled: the exception is an <c>OperationCanceledException</c>, there is no
/// result, and the caller's token is signalled. <see langword="null"/> is the answer where that cannot be known; code that names the
/// exceptions of cancellation has thought of them and is not second-guessed.
/// </summary>
internal static class CancellationPredicates
{
    public static bool? Answer(IAnonymousFunctionOperation predicate) => predicate.Body.Operations.Length == 1
        && predicate.Body.Operations[0] is IReturnOperation { ReturnedValue: { } value }
            ? Answer(value)
            : null;

    public static bool? Answer(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return constant;
        }

        return operation switch
        {
            IConversionOperation { OperatorMethod: null } conversion => Answer(conversion.Operand),
            IParenthesizedOperation parenthesized => Answer(parenthesized.Operand),
            IAwaitOperation await => Answer(await.Operation),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Answer(not.Operand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => Answer(and.LeftOperand) & Answer(and.RightOperand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => Answer(or.LeftOperand) | Answer(or.RightOperand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal when ComparesWithNull(unequal) => IsException(unequal.LeftOperand) ? true : null,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal when ComparesWithNull(equal) => IsException(equal.LeftOperand) ? false : null,
            IIsTypeOperation typeTest when IsException(typeTest.ValueOperand) => Is(typeTest.TypeOperand),
            IIsPatternOperation pattern => Matches(pattern.Pattern, pattern.Value),
            IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } => true,
            IConditionalOperation { WhenFalse: { } whenFalse } conditional => Answer(conditional.Condition) switch
            {
                true => Answer(conditional.WhenTrue),
                false => Answer(whenFalse),
                null => null,
            },
            ISwitchExpressionOperation @switch => Answer(@switch),
            IObjectCreationOperation { Type.Name: "ValueTask", Arguments.Length: 1 } creation => Answer(creation.Arguments[0].Value),
            IInvocationOperation { TargetMethod: { Name: "FromResult", Parameters.Length: 1 } method } completed when DeferredCalls.IsTask(method.ContainingType) =>
                Answer(completed.Arguments[0].Value),
            IInvocationOperation { TargetMethod: { Name: "True", ContainingType.Name: "PredicateResult" } } => true,
            IInvocationOperation { TargetMethod: { Name: "False", ContainingType.Name: "PredicateResult" } } => false,
            _ => null,
        };
    }

    private static bool? Answer(ISwitchExpressionOperation @switch)
    {
        foreach (ISwitchExpressionArmOperation arm in @switch.Arms)
        {
            bool? applies = arm.Guard is null
                ? Matches(arm.Pattern, @switch.Value)
                : Matches(arm.Pattern, @switch.Value) & Answer(arm.Guard);
            if (applies != false)
            {
                return applies == true ? Answer(arm.Value) : null;
            }
        }

        return null;
    }

    private static bool? Matches(IPatternOperation pattern, IOperation value) => Matches(pattern, IsException(value), IsOutcome(value.Type));

    private static bool? Matches(IPatternOperation pattern, bool isException, bool isOutcome) => pattern switch
    {
        INegatedPatternOperation not => !Matches(not.Pattern, isException, isOutcome),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or =>
            Matches(or.LeftPattern, isException, isOutcome) | Matches(or.RightPattern, isException, isOutcome),
        IBinaryPatternOperation and => Matches(and.LeftPattern, isException, isOutcome) & Matches(and.RightPattern, isException, isOutcome),
        IDiscardPatternOperation => true,
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } when isException => false,
        ITypePatternOperation type when isException => Is(type.MatchedType),
        IDeclarationPatternOperation { MatchedType: { } type } when isException => Is(type),
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive when isException =>
            recursive.PropertySubpatterns.IsEmpty ? Is(recursive.MatchedType) : Is(recursive.MatchedType) & null,
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive when isOutcome => recursive.PropertySubpatterns
            .Select(property => property.Member is IPropertyReferenceOperation { Property.Name: "Exception" }
                ? Matches(property.Pattern, isException: true, isOutcome: false)
                : null)
            .Aggregate((bool?)true, (left, right) => left & right),
        _ => null,
    };

    /// <summary>Whether an <c>OperationCanceledException</c> is of the type; nobody asks by accident for the type itself or one below it.</summary>
    private static bool? Is(ITypeSymbol type)
    {
        if (type is { Name: "Exception" or "SystemException" or "Object", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
        {
            return true;
        }

        for (ITypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name == "OperationCanceledException")
            {
                return null;
            }
        }

        return type.TypeKind == TypeKind.Class ? false : null;
    }

    private static bool ComparesWithNull(IBinaryOperation comparison) =>
        Operations.WithoutConversions(comparison.RightOperand).ConstantValue is { HasValue: true, Value: null };

    /// <summary>The exception of the outcome, or the one that a predicate of exceptions is asked about.</summary>
    private static bool IsException(IOperation operation) => Operations.WithoutConversions(operation) switch
    {
        IPropertyReferenceOperation { Property: { Name: "Exception", ContainingType: var type } } => IsOutcome(type),
        IParameterReferenceOperation { Parameter.Type.Name: "Exception" } => true,
        ILocalReferenceOperation { Local.Type.Name: "Exception" } local => IsCaught(local),
        _ => false,
    };

    private static bool IsCaught(ILocalReferenceOperation reference)
    {
        for (IOperation? parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ICatchClauseOperation { ExceptionDeclarationOrExpression: IVariableDeclaratorOperation declarator })
            {
                return SymbolEqualityComparer.Default.Equals(declarator.Symbol, reference.Local);
            }
        }

        return false;
    }

    private static bool IsOutcome(ITypeSymbol? type) => type?.Name == "Outcome" && PollyApi.Declares(type);
}
