using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
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
    /// <remarks>The value stands before the reading, so that who goes from value to value comes to an end.</remarks>
    public static IOperation? OnlyValue(ILocalReferenceOperation local) =>
        OnlyWrite(local, local.Local) is (_, { } value) && value.Syntax.Span.End <= local.Syntax.SpanStart ? value : null;

    /// <summary>The call that hands out what a local holds, when nothing else is ever written to it.</summary>
    public static IInvocationOperation? OnlyOutCall(ILocalReferenceOperation local) =>
        OnlyWrite(local, local.Local) is (IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation call }, _) ? call : null;

    /// <summary>The code that reads the parameter also writes to it.</summary>
    public static bool IsAssigned(IParameterReferenceOperation reference) =>
        Operations.Root(reference).DescendantsAndSelf().SelectMany(operation => Written(operation, reference.Parameter)).Any();

    private static (IOperation Write, IOperation? Value)? OnlyWrite(IOperation reference, ISymbol variable)
    {
        (IOperation Write, IOperation? Value)[] writes = Operations.Root(reference).DescendantsAndSelf()
            .SelectMany(operation => Written(operation, variable), (operation, value) => (operation, value))
            .Take(2)
            .ToArray();
        return writes.Length == 1 ? writes[0] : null;
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
        IParameterReferenceOperation { Parameter: var parameter } => Is(parameter, variable),
        IDeclarationExpressionOperation { Expression: var declared } => IsReference(declared, variable),
        _ => false,
    };

    private static bool Is(ISymbol symbol, ISymbol variable) => SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, variable.OriginalDefinition);
}
