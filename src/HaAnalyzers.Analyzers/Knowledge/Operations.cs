using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    /// <summary>The operation stands in the other one; they may be of different files.</summary>
    public static bool IsWithin(IOperation operation, IOperation outer) =>
        operation.Syntax.SyntaxTree == outer.Syntax.SyntaxTree && outer.Syntax.Span.Contains(operation.Syntax.Span);

    /// <summary>The name of the called method alone, where a reader looks first.</summary>
    public static Location NameOf(IInvocationOperation invocation) => invocation.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name.GetLocation(),
        InvocationExpressionSyntax { Expression: var expression } => expression.GetLocation(),
        var other => other.GetLocation(),
    };

    /// <summary>The function an operation runs in: a lambda or a local function; <see langword="null"/> in a member itself.</summary>
    public static IOperation? Function(IOperation operation)
    {
        IOperation? function = operation.Parent;
        while (function is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            function = function.Parent;
        }

        return function;
    }

    /// <summary>What a call is chained to: the instance, or what an extension method extends.</summary>
    public static IOperation? ChainedTo(IInvocationOperation invocation)
    {
        IOperation? receiver = invocation.Instance;
        if (receiver is null && invocation.TargetMethod.IsExtensionMethod && invocation.Arguments.Length > 0)
        {
            receiver = invocation.Arguments[0].Value;
        }

        return Receiver(receiver);
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
