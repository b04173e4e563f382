using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

internal static class CreatedImplementations
{
    /// <summary>The class that a local or a private field declared as the contract is set to: the rule has seen that there is only one.</summary>
    public static INamedTypeSymbol? Find(IOperation receiver, Compilation compilation, CancellationToken cancellationToken)
    {
        ISymbol? variable = receiver switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IFieldReferenceOperation { Field: var field } => field,
            _ => null,
        };
        if (variable is null || VariableDeclarations.Find(variable, cancellationToken) is not { } declaration)
        {
            return null;
        }

        ExpressionSyntax? value = declaration.Initializer
            ?? VariableDeclarations.References(variable, compilation, cancellationToken)
                .Select(reference => reference.Parent)
                .OfType<AssignmentExpressionSyntax>()
                .Select(assignment => assignment.Right)
                .FirstOrDefault();
        return value is not null
            && compilation.GetSemanticModel(value.SyntaxTree).GetOperation(value, cancellationToken) is { } operation
            && Operations.WithoutConversions(operation) is IObjectCreationOperation { Type: INamedTypeSymbol created }
                ? created
                : null;
    }
}
