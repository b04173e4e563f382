using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Recognizes synchronous code in an asynchronous signature: everything has happened when the task is there.</summary>
internal static class CompletedTasks
{
    public static bool ReturnsOnlyCompleted(IAnonymousFunctionOperation lambda) => lambda.Body.Descendants()
        .OfType<IReturnOperation>()
        .Where(@return => Operations.Function(@return) == lambda)
        .All(@return => @return.ReturnedValue is { } value && IsCompleted(value));

    private static bool IsCompleted(IOperation value) => Operations.WithoutConversions(value) switch
    {
        IPropertyReferenceOperation { Property: { Name: "CompletedTask", IsStatic: true, ContainingType: var type } } => DeferredCalls.IsTask(type),
        IInvocationOperation { TargetMethod: { Name: "FromResult" or "FromException" or "FromCanceled", IsStatic: true, ContainingType: var type } } =>
            DeferredCalls.IsTask(type),
        IObjectCreationOperation { Type.Name: "ValueTask" } creation => !creation.Arguments.Any(IsPending),
        IDefaultValueOperation or IThrowOperation or ILiteralOperation => true,
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => IsCompleted(conditional.WhenTrue) && IsCompleted(whenFalse),
        ICoalesceOperation coalesce => IsCompleted(coalesce.Value) && IsCompleted(coalesce.WhenNull),
        ISwitchExpressionOperation @switch => @switch.Arms.All(arm => IsCompleted(arm.Value)),
        _ => false,
    };

    private static bool IsPending(IArgumentOperation argument) =>
        argument.Parameter?.Name is "task" or "source" && Operations.WithoutConversions(argument.Value) is var value && !IsCompleted(value);
}
