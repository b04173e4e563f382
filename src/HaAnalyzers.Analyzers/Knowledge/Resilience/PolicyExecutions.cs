using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Follows a strategy from where it is made to what is run under it.</summary>
internal static class PolicyExecutions
{
    /// <summary>
    /// Everything that ever runs under the strategy is seen, and no token gets there by which a caller could give up: what is cancelled was
    /// then cancelled by the dependency's own timeout.
    /// </summary>
    /// <param name="strategy">The call that makes a policy, or adds a strategy to the chain of a builder.</param>
    public static bool GetNoToken(IOperation strategy)
    {
        var executions = new List<IInvocationOperation>();
        return Follow(strategy, executions, ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default))
            && executions.Count > 0
            && !executions.Any(PassesToken);
    }

    private static bool Follow(IOperation value, List<IInvocationOperation> executions, ImmutableHashSet<ISymbol> keptIn)
    {
        IOperation current = value;
        while (current.Parent is IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation)
        {
            current = current.Parent;
        }

        switch (current.Parent is IArgumentOperation argument ? argument.Parent : current.Parent)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }:
                return Uses(declarator, local).All(use => Follow(use, executions, keptIn));
            case IFieldInitializerOperation { InitializedFields: [var field] }:
                return FollowField(value, field, executions, keptIn);
            case ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Field: var field }, Parent: IExpressionStatementOperation }:
                return FollowField(value, field, executions, keptIn);
            case IInvocationOperation execution when PollyApi.IsExecution(execution.TargetMethod) && current.Parent is not IArgumentOperation:
                executions.Add(execution);
                return true;
            case IInvocationOperation { Parent: not IExpressionStatementOperation } larger when PollyApi.Declares(larger.TargetMethod.ContainingType):
                return Follow(larger, executions, keptIn);
            default:
                return false;
        }
    }

    /// <summary>A private field of a class in one file; others may be run anywhere.</summary>
    private static bool FollowField(IOperation value, IFieldSymbol field, List<IInvocationOperation> executions, ImmutableHashSet<ISymbol> keptIn) =>
        !keptIn.Contains(field)
        && field.DeclaredAccessibility == Accessibility.Private
        && value.SemanticModel is { } model
        && field.ContainingType.DeclaringSyntaxReferences is [var declaration]
        && declaration.SyntaxTree == value.Syntax.SyntaxTree
        && declaration.GetSyntax().DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == field.Name)
            .All(name => FollowName(name, model, field, executions, keptIn.Add(field)));

    private static bool FollowName(
        IdentifierNameSyntax name, SemanticModel model, IFieldSymbol field, List<IInvocationOperation> executions, ImmutableHashSet<ISymbol> keptIn)
    {
        if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol?.OriginalDefinition, field.OriginalDefinition))
        {
            return true;
        }

        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return model.GetOperation(whole) is IFieldReferenceOperation use
            && (use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use || Follow(use, executions, keptIn));
    }

    private static IEnumerable<IOperation> Uses(IVariableDeclaratorOperation declarator, ILocalSymbol local) => Operations.Root(declarator).Descendants()
        .Where(operation => operation is ILocalReferenceOperation { Local: var used } && SymbolEqualityComparer.Default.Equals(used, local));

    private static bool PassesToken(IInvocationOperation execution) => execution.Arguments
        .SelectMany(argument => argument.DescendantsAndSelf())
        .Any(operation => operation.Type is { Name: "CancellationToken" or "ResilienceContext" } && IsGiven(operation));

    /// <summary>From outside: what an execution hands to its delegate is not more than it was given itself.</summary>
    private static bool IsGiven(IOperation token) => token switch
    {
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } => false,
        IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } } => false,
        IDefaultValueOperation => false,
        IArgumentOperation or IConversionOperation => false,
        _ => true,
    };
}
