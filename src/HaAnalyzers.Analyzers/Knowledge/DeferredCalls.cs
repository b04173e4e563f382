using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Calls whose failure shows later: in a task.</summary>
internal static class DeferredCalls
{
    public static bool IsTask(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        Name: "Task" or "ValueTask" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable",
        ContainingNamespace: { ContainingNamespace: { Name: "System" or "Threading" or "Runtime" } },
    };

    /// <summary>A task, or a collection of tasks that are awaited later.</summary>
    public static bool CarriesTask(ITypeSymbol? type) =>
        IsTask(type)
        || (type is IArrayTypeSymbol array && CarriesTask(array.ElementType))
        || (type is INamedTypeSymbol named && named.TypeArguments.Any(CarriesTask));

    /// <summary>
    /// The task is returned as it is by a function that does not await: a <c>try</c> around it never sees the failure.
    /// </summary>
    public static bool LeavesAsTask(IOperation operation)
    {
        IOperation current = operation;
        while (IsTask(current.Type))
        {
            switch (current.Parent)
            {
                case IConversionOperation or IConditionalOperation or ICoalesceOperation or IParenthesizedOperation
                    or ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                    current = current.Parent;
                    break;
                case IInvocationOperation invocation when invocation.Instance == current && invocation.TargetMethod.Name != "ContinueWith":
                    current = invocation;
                    break;
                case IReturnOperation:
                    return true;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>The program looks at how the task ended instead of letting it throw.</summary>
    public static bool IsInspected(ILocalReferenceOperation task) => task.Parent is IPropertyReferenceOperation
    {
        Property.Name: "IsCompletedSuccessfully" or "IsFaulted" or "Status" or "Exception",
    };
}
