using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Reads what a strategy handles: chains of <c>Handle</c> and <c>Or</c>, and predicates of outcomes.</summary>
internal static class HandledExceptions
{
    /// <summary>Where the caller's cancellation is handled for certain; <see langword="null"/> when it is not, or when nobody can know.</summary>
    /// <param name="handled">A chain of either version of Polly, or a predicate.</param>
    public static Location? FindCancellation(IOperation? handled)
    {
        for (IOperation? current = handled; current is not null;)
        {
            switch (current)
            {
                // A predicate builder becomes a delegate by an operator of its own.
                case IConversionOperation conversion:
                    current = conversion.Operand;
                    break;
                case IDelegateCreationOperation { Target: IAnonymousFunctionOperation predicate }:
                    return CancellationPredicates.Answer(predicate) == true ? predicate.Syntax.GetLocation() : null;
                case ILocalReferenceOperation local:
                    current = AssignedValues.OnlyValue(local);
                    break;
                case IInvocationOperation invocation when PollyApi.Declares(invocation.TargetMethod.ContainingType):
                    if (HandlesCancellation(invocation))
                    {
                        return Operations.NameOf(invocation);
                    }

                    current = Operations.ChainedTo(invocation);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool HandlesCancellation(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: "Handle" or "Or", TypeArguments.Length: 1 } method
        && method.TypeArguments[0] is { Name: "Exception" or "SystemException", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        && (Predicate(invocation) is not { } predicate
            || (Operations.WithoutConversions(predicate) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }
                && CancellationPredicates.Answer(lambda) == true));

    private static IOperation? Predicate(IInvocationOperation invocation) =>
        invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate)?.Value;
}
