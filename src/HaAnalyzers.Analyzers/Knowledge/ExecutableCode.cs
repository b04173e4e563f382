using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>The code of a type that runs, with the declaration of the member it belongs to, as an analyzer would be handed it.</summary>
internal static class ExecutableCode
{
    public static IEnumerable<(SyntaxNode Code, SyntaxNode Declaration)> Of(INamedTypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences
        .Where(reference => SyntaxTrees.IsHandWritten(reference.SyntaxTree, cancellationToken))
        .Select(reference => reference.GetSyntax(cancellationToken))
        .SelectMany(declaration => declaration.DescendantNodesAndSelf(HoldsMembers))
        .Select(node => (Code: node, Declaration: DeclarationOf(node)))
        .Where(pair => pair.Declaration is not null)
        .Select(pair => (pair.Code, pair.Declaration!));

    private static bool HoldsMembers(SyntaxNode node) =>
        node is BaseTypeDeclarationSyntax or BaseListSyntax or BaseFieldDeclarationSyntax or VariableDeclarationSyntax or VariableDeclaratorSyntax
            or BasePropertyDeclarationSyntax or AccessorListSyntax;

    private static SyntaxNode? DeclarationOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => node,
        ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property } => property,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } => node.Parent,
        PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type } => type,
        _ => null,
    };
}
