using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Recognizes generated guards.</summary>
internal static class Guards
{
    public static bool IsGuard(ITypeSymbol? type, INamedTypeSymbol contract) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named
        && (named.Name == GuardNames.For(contract) || IsGenerated(named))
        && (contract.TypeKind == TypeKind.Class ? ClassMembers.Hierarchy(named).Skip(1) : named.AllInterfaces).Any(
            implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, contract.OriginalDefinition));

    /// <summary>A tool says that it has written the type; no rule is handed its code.</summary>
    public static bool IsGenerated(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass is
        {
            Name: "GeneratedCodeAttribute",
            ContainingNamespace: { Name: "Compiler", ContainingNamespace: { Name: "CodeDom" } },
        });
}
