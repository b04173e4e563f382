using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Finds the attributes of the contract language on symbols and on the assembly.</summary>
internal static class ContractAttributes
{
    public static AttributeData? Find(ISymbol symbol, INamedTypeSymbol? attributeType) => FindAll(symbol, attributeType).FirstOrDefault();

    public static IEnumerable<AttributeData> FindAll(ISymbol symbol, INamedTypeSymbol? attributeType) => attributeType is null
        ? []
        : symbol.GetAttributes().Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeType));

    /// <summary>The declarations of a contract: on itself, then on the assembly.</summary>
    public static IEnumerable<AttributeData> Declarations(INamedTypeSymbol contract, IAssemblySymbol assembly, INamedTypeSymbol? attributeType) =>
        FindAll(contract, attributeType)
            .Concat(FindAll(assembly, attributeType)
                .Where(attribute => SymbolEqualityComparer.Default.Equals(NamedContract(attribute), contract)));

    /// <summary>The contract an assembly-level attribute names.</summary>
    public static INamedTypeSymbol? NamedContract(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Type, Value: INamedTypeSymbol contract }, ..]
            ? contract.OriginalDefinition
            : null;

    public static string Reason(AttributeData attribute) =>
        attribute.ConstructorArguments is [.., { Value: string reason }] ? reason : "";

    /// <summary>A named argument, when it was given and is not in error.</summary>
    public static TypedConstant? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.Where(argument => argument.Key == name).Select(argument => (TypedConstant?)argument.Value).FirstOrDefault()
            is { Kind: not TypedConstantKind.Error } value
            ? value
            : null;
}
