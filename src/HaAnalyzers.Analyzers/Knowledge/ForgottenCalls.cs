using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Methods nobody waits for. By syntax, so that it can be asked about any declaration in the compilation.</summary>
internal static class ForgottenCalls
{
    /// <summary>A private method whose every use is <c>_ = SendAsync();</c> or runs within such a discarded task.</summary>
    public static bool AreAllOf(ISymbol member)
    {
        if (member is not IMethodSymbol { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary })
        {
            return false;
        }

        IdentifierNameSyntax[] uses = member.ContainingType.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes())
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == member.Name)
            .ToArray();
        return uses.Length > 0 && uses.All(IsForgotten);
    }

    private static bool IsForgotten(IdentifierNameSyntax use)
    {
        foreach (SyntaxNode node in use.Ancestors())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } assignment:
                    return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Right is not AwaitExpressionSyntax;
                case MemberDeclarationSyntax:
                    return false;
                default:
                    break;
            }
        }

        return false;
    }
}
