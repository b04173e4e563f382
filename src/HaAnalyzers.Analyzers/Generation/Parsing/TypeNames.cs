using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>
/// Writes types as the guard of one contract has to: a type parameter of a method gets another name where the contract has one of the same.
/// </summary>
internal sealed class TypeNames
{
    private readonly HashSet<string> _taken;

    public TypeNames(INamedTypeSymbol contract) => _taken = [.. TypeConstraints.ParametersOf(contract).Select(parameter => parameter.Name)];

    public string Of(ITypeSymbol type) => Format(type, SymbolFormats.Qualified);

    public string Format(ISymbol symbol, SymbolDisplayFormat format) => _taken.Count == 0
        ? symbol.ToDisplayString(format)
        : string.Concat(symbol.ToDisplayParts(format).Select(Write));

    public string Of(ITypeParameterSymbol parameter) => SymbolFormats.Escape(parameter.Name) + Suffix(parameter);

    private string Write(SymbolDisplayPart part) =>
        part is { Kind: SymbolDisplayPartKind.TypeParameterName, Symbol: ITypeParameterSymbol parameter } ? part + Suffix(parameter) : part.ToString();

    private string Suffix(ITypeParameterSymbol parameter) =>
        parameter.TypeParameterKind == TypeParameterKind.Method && _taken.Contains(parameter.Name) ? "OfCall" : "";
}
