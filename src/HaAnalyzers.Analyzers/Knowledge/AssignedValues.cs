using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>What a local or a private field can hold, as far as the code that can write it shows.</summary>
internal static class AssignedValues
{
    /// <summary>The one class every value is a new instance of; <see langword="null"/> when any value comes from elsewhere.</summary>
    public static INamedTypeSymbol? OnlyCreatedType(ISymbol variable, IEnumerable<IOperation> roots)
    {
        INamedTypeSymbol? created = null;
        foreach (IOperation? value in roots.SelectMany(root => root.DescendantsAndSelf()).SelectMany(operation => Written(operation, variable)))
        {
            if (value is null
                || Operations.WithoutConversions(value) is not IObjectCreationOperation { Type: INamedTypeSymbol type }
                || (created is not null && !SymbolEqualityComparer.Default.Equals(created, type)))
            {
                return null;
            }

            created = type;
        }

        return created;
    }

    /// <summary>What a local holds wherever it is read: its initializer, when nothing else is ever written to it.</summary>
    public static IOperation? OnlyValue(ILocalReferenceOperation local)
    {
        List<IOperation?> values = Operations.Root(local).DescendantsAndSelf()
            .SelectMany(operation => Written(operation, local.Local))
            .ToList();
        return values.Count == 1 ? values[0] : null;
    }

    /// <summary>What a readonly field or a property without setter is initialized with in the file that reads it.</summary>
    public static IOperation? Initializer(IMemberReferenceOperation reference)
    {
        if (reference.Member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null })
            || reference.Member.DeclaringSyntaxReferences is not [var declaration]
            || declaration.SyntaxTree != reference.Syntax.SyntaxTree
            || reference.SemanticModel is not { } model)
        {
            return null;
        }

        // Between initializers the way only leads up, so that it ends.
        bool isInInitializer = Operations.Root(reference) is ISymbolInitializerOperation;
        return isInInitializer && declaration.Span.Start >= reference.Syntax.SpanStart ? null : declaration.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => model.GetOperation(value),
            PropertyDeclarationSyntax { Initializer.Value: var value } => model.GetOperation(value),
            _ => null,
        };
    }

    /// <summary>The values the operation writes to the variable; an entry without value is one that cannot be followed.</summary>
    private static IEnumerable<IOperation?> Written(IOperation operation, ISymbol variable)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when Is(declarator.Symbol, variable) && declarator.GetVariableInitializer() is { } initializer:
                yield return initializer.Value;
                break;
            case IFieldInitializerOperation field when field.InitializedFields.Any(initialized => Is(initialized, variable)):
                yield return field.Value;
                break;
            case ISimpleAssignmentOperation { IsRef: false } assignment when IsReference(assignment.Target, variable):
                yield return assignment.Value;
                break;
            case IAssignmentOperation assignment when assignment.Target.DescendantsAndSelf().Any(target => IsReference(target, variable)):
                if (assignment is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation })
                {
                    yield return null;
                }

                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument when IsReference(argument.Value, variable):
                yield return null;
                break;
            default:
                break;
        }
    }

    private static bool IsReference(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => Is(local, variable),
        IFieldReferenceOperation { Field: var field } => Is(field, variable),
        _ => false,
    };

    private static bool Is(ISymbol symbol, ISymbol variable) => SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, variable.OriginalDefinition);
}
