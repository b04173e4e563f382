using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>From one annotated node to the models of the contracts it declares.</summary>
internal static class DeclaredContracts
{
    public static EquatableArray<ContractModel> Parse(SyntaxNode node, ISymbol symbol, KnownSymbols symbols, CancellationToken cancellationToken) => new(
        from attribute in WrittenIn(node, symbol, symbols.NonCritical)
        let contract = ContractOf(symbol, attribute)
        where contract is not null && IsFirstDeclaration(contract, attribute, symbols)
        let model = ContractParser.Parse(contract, attribute, symbols, cancellationToken).Model
        where model is not null
        select model);

    /// <summary>Each part of a partial contract is visited, and each time with the attributes of all parts.</summary>
    public static IEnumerable<AttributeData> WrittenIn(SyntaxNode node, ISymbol symbol, INamedTypeSymbol? attributeType) => ContractAttributes
        .FindAll(symbol, attributeType)
        .Where(attribute => attribute.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == node.SyntaxTree && node.FullSpan.Contains(reference.Span));

    /// <summary>The contract an attribute declares: the annotated type, or the one an assembly-level attribute names.</summary>
    public static INamedTypeSymbol? ContractOf(ISymbol target, AttributeData attribute) =>
        target is INamedTypeSymbol type ? type : ContractAttributes.NamedContract(attribute);

    /// <summary>A contract declared twice (HA0004) still gets one guard.</summary>
    public static bool IsFirstDeclaration(INamedTypeSymbol contract, AttributeData attribute, KnownSymbols symbols)
    {
        AttributeData? first = ContractAttributes.Declarations(contract, symbols.Compilation.Assembly, symbols.NonCritical).FirstOrDefault();
        return first?.ApplicationSyntaxReference is { } reference
            && attribute.ApplicationSyntaxReference is { } own
            && reference.SyntaxTree == own.SyntaxTree
            && reference.Span == own.Span;
    }
}
