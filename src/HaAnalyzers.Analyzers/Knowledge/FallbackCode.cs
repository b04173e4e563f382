using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>The methods and types that contracts of this compilation name as their fallbacks; collected when first asked.</summary>
internal sealed class FallbackCode
{
    private static readonly SharedKnowledge<KnownSymbols, FallbackCode> Shared = new(symbols => new FallbackCode(symbols));

    private static readonly ImmutableArray<string> DeclaringNames = ImmutableArray.Create("Fallback", "FallbackMethod", "FallbackMethodAttribute");

    private readonly KnownSymbols _symbols;
    private readonly Lazy<HashSet<ISymbol>> _declared;

    private FallbackCode(KnownSymbols symbols)
    {
        _symbols = symbols;
        _declared = new Lazy<HashSet<ISymbol>>(Collect);
    }

    public static FallbackCode For(KnownSymbols symbols) => Shared.Of(symbols);

    /// <summary>False where no file names what declares a fallback; found out without looking at symbols.</summary>
    public bool MayExist => FileNames.AnyMayMention(_symbols.Compilation, DeclaringNames);

    public bool IsEmpty => _declared.Value.Count == 0;

    public bool Contains(ISymbol? symbol)
    {
        for (; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (_declared.Value.Contains(symbol.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private HashSet<ISymbol> Collect()
    {
        var declared = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        IAssemblySymbol assembly = _symbols.Compilation.Assembly;
        declared.UnionWith(assembly.GetAttributes().SelectMany(Named));
        var contracts = DependencyContracts.For(_symbols);
        foreach (INamedTypeSymbol contract in SourceTypes.In(assembly)
            .Where(type => type.TypeKind == TypeKind.Interface || contracts.IsNonCritical(type)))
        {
            declared.UnionWith(contract.GetAttributes().SelectMany(Named));
            declared.UnionWith(contract.GetMembers().SelectMany(member => member.GetAttributes()).SelectMany(Named));
        }

        return declared;
    }

    private IEnumerable<ISymbol> Named(AttributeData data)
    {
        if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, _symbols.NonCritical))
        {
            return ContractAttributes.Named(data, "Fallback") is { Value: INamedTypeSymbol type }
                ? new[] { type.OriginalDefinition }
                : Enumerable.Empty<ISymbol>();
        }

        return SymbolEqualityComparer.Default.Equals(data.AttributeClass, _symbols.FallbackMethod)
            && data.ConstructorArguments is [{ Value: INamedTypeSymbol declaring }, { Value: string method }]
                ? declaring.OriginalDefinition.GetMembers(method)
                : Enumerable.Empty<ISymbol>();
    }
}
