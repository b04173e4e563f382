using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>
/// Writes types as the compiler compares them in signatures: nullability, names of tuple elements and of type parameters, and <c>dynamic</c> make
/// no difference.
/// </summary>
internal static class Signatures
{
    public static string Of(IEnumerable<IParameterSymbol> parameters) =>
        string.Join(",", parameters.Select(parameter => (parameter.RefKind == RefKind.None ? "" : "ref ") + Of(parameter.Type)));

    private static string Of(ITypeSymbol type) => type switch
    {
        IDynamicTypeSymbol => "object",
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter => "!" + parameter.Ordinal,
        IArrayTypeSymbol array => $"{Of(array.ElementType)}[{array.Rank}]",
        INamedTypeSymbol { IsTupleType: true } tuple => $"({string.Join(",", tuple.TupleElements.Select(element => Of(element.Type)))})",
        INamedTypeSymbol named when TypeConstraints.ArgumentsOf(named).Any() =>
            $"{named.OriginalDefinition.ToDisplayString()}<{string.Join(",", TypeConstraints.ArgumentsOf(named).Select(Of))}>",
        _ => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
    };
}
