using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Whom the data of a query belong to, which one class composes and another one runs.</summary>
internal enum QueryOrigin
{
    /// <summary>No query, or one of a context, a package or a class.</summary>
    Other,

    /// <summary>A contract of the solution has handed it out: whether what it reaches is critical is asked there.</summary>
    Contract,

    /// <summary>It was handed in, or a method of the class has made it.</summary>
    Caller,
}

/// <inheritdoc cref="QueryOrigin"/>
internal static class QueryOrigins
{
    /// <summary>No chain of calls in real code is longer, and a variable may be made of itself in a loop.</summary>
    private const int MaxSteps = 64;

    /// <summary>Where the query that the call runs begins.</summary>
    public static QueryOrigin Of(IInvocationOperation call, Compilation compilation)
    {
        IOperation? source = Source(call);
        for (int step = 0; step < MaxSteps && source is not null && Queries.IsQuery(source.Type); step++)
        {
            if (Member(source) is { ContainingType: { TypeKind: TypeKind.Interface } contract } && SolutionAssemblies.IsOwn(contract.ContainingAssembly, compilation))
            {
                return QueryOrigin.Contract;
            }

            if (source is IParameterReferenceOperation or IInvocationOperation { Instance: IInstanceReferenceOperation })
            {
                return QueryOrigin.Caller;
            }

            source = Source(source);
        }

        return QueryOrigin.Other;
    }

    private static ISymbol? Member(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => method,
        IPropertyReferenceOperation { Property: var property } => property,
        _ => null,
    };

    /// <summary>What a query is made of.</summary>
    private static IOperation? Source(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } instance } => Operations.WithoutConversions(instance),
        IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { Length: > 0 } arguments } => Operations.WithoutConversions(arguments[0].Value),
        IPropertyReferenceOperation { Instance: { } instance } => Operations.WithoutConversions(instance),
        ILocalReferenceOperation local => FirstValue(local),
        _ => null,
    };

    /// <summary>What a local holds first; what is written to it later mostly narrows that down.</summary>
    private static IOperation? FirstValue(ILocalReferenceOperation local) => Operations.Root(local).DescendantsAndSelf()
        .Select(operation => operation switch
        {
            IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local) => declarator.GetVariableInitializer()?.Value,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var target }, Value: var value } when SymbolEqualityComparer.Default.Equals(target, local.Local) => value,
            _ => null,
        })
        .Where(value => value is not null)
        .Select(value => Operations.WithoutConversions(value!))
        .FirstOrDefault();
}
