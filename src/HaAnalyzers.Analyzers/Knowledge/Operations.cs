using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

internal static class Operations
{
    public static IOperation WithoutConversions(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>What a member is used on; for <c>a?.B()</c> that is <c>a</c>.</summary>
    public static IOperation? Receiver(IOperation? instance)
    {
        if (instance is not IConditionalAccessInstanceOperation)
        {
            return instance is null ? null : WithoutConversions(instance);
        }

        for (IOperation? parent = instance.Parent, child = instance; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
            {
                return WithoutConversions(access.Operation);
            }
        }

        return null;
    }
}
