using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Whether two values that say the same are equal, so that a cache finds what it kept.</summary>
internal static class ValueEquality
{
    /// <summary>Why certainly not, as the rest of a sentence; <see langword="null"/> where values are equal or nobody can know.</summary>
    public static string? Explain(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol => "two arrays with the same elements are not equal",
        { Name: "ImmutableArray", ContainingNamespace.Name: "Immutable" } => "two immutable arrays with the same elements are not equal",
        { TypeKind: TypeKind.Delegate } => "two delegates of the same code are not equal",
        { TypeKind: TypeKind.Interface } when IsCollection(type) => "two collections with the same elements are not equal",
        { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } when !OverridesEquals(type) => IsCollection(type)
            ? "two collections with the same elements are not equal"
            : $"'{type.Name}' does not override Equals",
        _ => null,
    };

    public static bool IsCollection(ITypeSymbol type) =>
        type.AllInterfaces.Concat(new[] { type }).Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static bool OverridesEquals(ITypeSymbol type)
    {
        for (ITypeSymbol? ancestor = type; ancestor is not null && ancestor.SpecialType != SpecialType.System_Object; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsRecord || ancestor.TypeKind == TypeKind.Error || ancestor.GetMembers("Equals").OfType<IMethodSymbol>().Any(IsObjectEquals))
            {
                return true;
            }
        }

        // A derived type may bring what its base lacks.
        return type is { IsAbstract: true };

        static bool IsObjectEquals(IMethodSymbol method) => method.IsOverride && method.Parameters is [{ Type.SpecialType: SpecialType.System_Object }];
    }
}
