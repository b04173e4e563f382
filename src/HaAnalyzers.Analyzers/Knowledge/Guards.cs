using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Recognizes generated guards.</summary>
internal static class Guards
{
    /// <summary>The name of the guard of a contract: <c>RecommendationsGuard</c> for <c>IRecommendations</c>.</summary>
    public static string NameFor(INamedTypeSymbol contract) => Stem(contract) + "Guard";

    /// <summary>The name of the contract without the leading <c>I</c> of an interface.</summary>
    public static string Stem(INamedTypeSymbol contract)
    {
        string name = contract.Name;
        return name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;
    }

    public static bool IsGuard(ITypeSymbol? type, INamedTypeSymbol contract) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named
        && (named.Name == NameFor(contract) || IsGenerated(named))
        && named.AllInterfaces.Any(
            implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, contract.OriginalDefinition));

    private static bool IsGenerated(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass is
        {
            Name: "GeneratedCodeAttribute",
            ContainingNamespace: { Name: "Compiler", ContainingNamespace: { Name: "CodeDom" } },
        });
}
