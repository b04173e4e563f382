using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>A use of a contract's member on something that is no guard.</summary>
internal sealed record DependencyCall(IOperation Operation, ContractMember Called, INamedTypeSymbol Implementation)
{
    /// <summary>The name of the member, as a reader would point at it.</summary>
    public Location Location => Name(Operation.Syntax).GetLocation();

    private static SyntaxNode Name(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax invocation => Name(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        ConditionalAccessExpressionSyntax conditional => Name(conditional.WhenNotNull),
        _ => syntax,
    };
}
