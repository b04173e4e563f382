using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>Recognizes check classes whose answer is there when the call returns: no timeout can end them, and most have nothing to wait for.</summary>
internal static class SynchronousChecks
{
    /// <summary>Read from syntax, since the class stands in another file than its registration: it is for a reason to stay silent.</summary>
    public static bool Contains(INamedTypeSymbol check) =>
        Method(check) is { DeclaringSyntaxReferences: [var declaration] }
        && declaration.GetSyntax() is MethodDeclarationSyntax method
        && !method.Modifiers.Any(SyntaxKind.AsyncKeyword)
        && (method.ExpressionBody is { } body
            ? IsCompleted(body.Expression)
            : method.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>()
                .All(@return => @return.Expression is { } value && IsCompleted(value)));

    private static IMethodSymbol? Method(INamedTypeSymbol check)
    {
        for (INamedTypeSymbol? type = check.OriginalDefinition; type is not null; type = type.BaseType?.OriginalDefinition)
        {
            if (type.GetMembers("CheckHealthAsync").OfType<IMethodSymbol>().FirstOrDefault(method => !method.IsAbstract) is { } method)
            {
                return method;
            }
        }

        return null;
    }

    private static bool IsCompleted(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsCompleted(parenthesized.Expression),
        ConditionalExpressionSyntax conditional => IsCompleted(conditional.WhenTrue) && IsCompleted(conditional.WhenFalse),
        SwitchExpressionSyntax @switch => @switch.Arms.All(arm => IsCompleted(arm.Expression)),
        ThrowExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" or "FromException" } } => true,
        _ => false,
    };
}
