using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>HA0001: why a type as a whole cannot be guarded.</summary>
internal static class ContractObstacles
{
    /// <returns>The rest of a sentence that begins with the name of the contract, or <see langword="null"/>.</returns>
    public static string? Find(INamedTypeSymbol contract, string guardName, bool foreign, KnownSymbols symbols)
    {
        if (contract.TypeKind != TypeKind.Interface)
        {
            return $"is {Describe(contract)}; declare the attribute on an interface that the callers use";
        }

        if (contract.IsFileLocal)
        {
            return "is local to its file, where no guard can reach it; remove the modifier 'file'";
        }

        for (INamedTypeSymbol? current = contract; current is not null; current = current.ContainingType)
        {
            if (current.Arity > 0)
            {
                return current.Equals(contract, SymbolEqualityComparer.Default)
                    ? "is generic; declare a non-generic interface that extends the closed one your callers use"
                    : $"is nested in the generic type {current.Name}; move it out";
            }

            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return "is not visible to the rest of its assembly; make it internal or public";
            }
        }

        if (foreign && !symbols.Compilation.IsSymbolAccessibleWithin(contract, symbols.Compilation.Assembly))
        {
            return "is not accessible from this assembly; guard it where it is declared";
        }

        return NameTaken(contract, guardName, symbols);
    }

    private static string Describe(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Struct } => "a struct",
        { TypeKind: TypeKind.Enum } => "an enum",
        { TypeKind: TypeKind.Delegate } => "a delegate",
        { IsStatic: true } => "a static class",
        { IsSealed: true } => "a sealed class",
        { IsAbstract: true } => "an abstract class",
        _ => "a class",
    };

    private static string? NameTaken(INamedTypeSymbol contract, string guardName, KnownSymbols symbols)
    {
        foreach (INamedTypeSymbol type in contract.ContainingNamespace.GetTypeMembers(guardName, arity: 0))
        {
            bool ours = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, symbols.Compilation.Assembly);
            if (ours && !IsGenerated(type))
            {
                return $"would be guarded by {guardName}, a type that exists already; rename one of them";
            }
        }

        // IFoo and Foo would both be guarded by FooGuard: the first by name gets it.
        INamedTypeSymbol? rival = contract.ContainingNamespace.GetTypeMembers().FirstOrDefault(other =>
            !SymbolEqualityComparer.Default.Equals(other, contract)
            && other.Arity == 0
            && string.CompareOrdinal(other.MetadataName, contract.MetadataName) < 0
            && GuardNames.For(other) == guardName
            && ContractAttributes.Find(other, symbols.NonCritical) is not null);
        return rival is null ? null : $"would be guarded by {guardName}, as {rival.Name} is; rename one of them";
    }

    private static bool IsGenerated(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
        && attribute.ConstructorArguments is [{ Value: "HaAnalyzers" }, ..]);
}
