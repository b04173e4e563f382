using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <param name="Type">The declared type, without nullability.</param>
/// <param name="TypeSyntax">How it is written, if it is.</param>
/// <param name="Initializer">The value given where it is declared.</param>
internal sealed record VariableDeclaration(ITypeSymbol Type, TypeSyntax? TypeSyntax, ExpressionSyntax? Initializer);

/// <summary>Where variables are declared and used, and whether their type is theirs to change.</summary>
internal static class VariableDeclarations
{
    /// <summary>
    /// Parameters, locals, and private fields and properties with a single declaration; otherwise <see langword="null"/>, as for a field of
    /// another form of a generic type, which is declared with other types than it is used with.
    /// </summary>
    public static VariableDeclaration? Find(ISymbol variable, CancellationToken cancellationToken)
    {
        if (TypeOf(variable) is not { } type
            || variable.DeclaringSyntaxReferences.Length != 1
            || !SymbolEqualityComparer.Default.Equals(variable, variable.OriginalDefinition)
            || (variable is IFieldSymbol or IPropertySymbol && variable.DeclaredAccessibility != Accessibility.Private))
        {
            return null;
        }

        return variable.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            ParameterSyntax parameter => new VariableDeclaration(type, parameter.Type, null),
            PropertyDeclarationSyntax { ExpressionBody: null } property => new VariableDeclaration(type, property.Type, property.Initializer?.Value),
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } declarator =>
                new VariableDeclaration(type, declaration.Type, declarator.Initializer?.Value),
            _ => null,
        };
    }

    public static ITypeSymbol? TypeOf(ISymbol variable) => (variable switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    })?.WithNullableAnnotation(NullableAnnotation.None);

    /// <summary>Every expression in the declaring project that names the variable, <c>this.</c> included.</summary>
    public static IEnumerable<ExpressionSyntax> References(ISymbol variable, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode scope in Scopes(variable, cancellationToken))
        {
            SemanticModel model = compilation.GetSemanticModel(scope.SyntaxTree);
            foreach (IdentifierNameSyntax name in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText == variable.Name
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition, variable.OriginalDefinition))
                {
                    yield return name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
                }
            }
        }
    }

    private static IEnumerable<SyntaxNode> Scopes(ISymbol variable, CancellationToken cancellationToken)
    {
        bool isWholeType = variable is IFieldSymbol or IPropertySymbol || IsPrimaryConstructorParameter(variable, cancellationToken);
        if (!isWholeType)
        {
            return variable.ContainingSymbol.DeclaringSyntaxReferences.Select(Syntax).Select(syntax => (SyntaxNode?)syntax.FirstAncestorOrSelf<GlobalStatementSyntax>()?.Parent ?? syntax);
        }

        INamedTypeSymbol type = variable.ContainingType;
        while (type.ContainingType is { } outer)
        {
            type = outer;
        }

        return type.DeclaringSyntaxReferences.Select(Syntax);

        SyntaxNode Syntax(SyntaxReference reference) => reference.GetSyntax(cancellationToken);
    }

    public static bool IsPrimaryConstructorParameter(ISymbol variable, CancellationToken cancellationToken) =>
        variable is IParameterSymbol
        && variable.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken).Parent?.Parent is TypeDeclarationSyntax;
}
