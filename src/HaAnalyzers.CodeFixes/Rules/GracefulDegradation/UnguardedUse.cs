using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>The call that HA1001 points at.</summary>
/// <param name="Receiver">What the member of the contract is called on.</param>
/// <param name="Implementation">The class behind the receiver, which may be declared as the contract.</param>
/// <param name="Contract">The contract in the form that the implementation has.</param>
internal sealed record UnguardedUse(ExpressionSyntax Receiver, INamedTypeSymbol Implementation, INamedTypeSymbol Contract)
{
    /// <summary>Returns <see langword="null"/> where nothing stands behind the call that a guard could be put in front of.</summary>
    public static UnguardedUse? Find(SourceFile file, Diagnostic diagnostic, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        SyntaxNode name = file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return Called(name) is { } receiver
            && Behind(receiver, file.Model, cancellationToken) is { } implementation
            && file.Model.GetSymbolInfo(name, cancellationToken).Symbol is { } member
            && DependencyContracts.For(symbols).FindUsed(member, implementation) is { Contract: { TypeKind: TypeKind.Interface } contract }
                ? new UnguardedUse(receiver, implementation, contract)
                : null;
    }

    private static ExpressionSyntax? Called(SyntaxNode name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax binding => binding.Ancestors()
            .OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(conditional => conditional.WhenNotNull.Span.Contains(binding.Span))?.Expression,
        _ => null,
    };

    private static INamedTypeSymbol? Behind(ExpressionSyntax receiver, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(ContractSubstitution.Plain(receiver), cancellationToken) is not { } operation)
        {
            return null;
        }

        IOperation plain = Operations.WithoutConversions(operation);
        return plain.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } concrete
            ? concrete
            : CreatedImplementations.Find(plain, model.Compilation, cancellationToken);
    }
}
