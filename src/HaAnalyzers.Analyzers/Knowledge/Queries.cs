using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Queries that are composed here and run elsewhere.</summary>
internal static class Queries
{
    private static readonly ImmutableHashSet<string> Materializing = ImmutableHashSet.Create(
        StringComparer.Ordinal, "ToList", "ToArray", "ToDictionary", "ToHashSet", "ToLookup");

    public static bool IsQuery(ITypeSymbol? type) => type is not null && (IsQueryable(type) || type.AllInterfaces.Any(IsQueryable));

    /// <summary>Runs the query and waits for what comes back, as <c>orders.Count()</c> does. The asynchronous ones are members of a product.</summary>
    public static bool IsRun(IInvocationOperation invocation) =>
        invocation.TargetMethod is { ContainingType: { Name: var declaring, ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } } method
        && declaring switch
        {
            "Queryable" => !IsQuery(method.ReturnType),
            "Enumerable" => Materializing.Contains(method.Name),
            _ => false,
        }
        && invocation.Arguments.Length > 0
        && IsQuery(Operations.WithoutConversions(invocation.Arguments[0].Value).Type);

    private static bool IsQueryable(ITypeSymbol type) => type is { Name: "IQueryable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };
}
