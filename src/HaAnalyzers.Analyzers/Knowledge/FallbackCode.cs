using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>The methods and types that contracts of this compilation name as their fallbacks; collected when first asked.</summary>
internal sealed class FallbackCode
{
    private readonly KnownSymbols _symbols;
    private readonly Lazy<HashSet<ISymbol>> _declared;

    public FallbackCode(KnownSymbols symbols)
    {
        _symbols = symbols;
        _declared = new Lazy<HashSet<ISymbol>>(Collect);
    }

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
        foreach (INamedTypeSymbol contract in SourceTypes.In(assembly).Where(type => type.TypeKind == TypeKind.Interface))
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
            return data.NamedArguments
                .Where(argument => argument.Key == "Fallback")
                .Select(argument => argument.Value.Value)
                .OfType<INamedTypeSymbol>()
                .Select(type => type.OriginalDefinition);
        }

        return SymbolEqualityComparer.Default.Equals(data.AttributeClass, _symbols.FallbackMethod)
            && data.ConstructorArguments.Length == 2
            && data.ConstructorArguments[0].Value is INamedTypeSymbol declaring
            && data.ConstructorArguments[1].Value is string method
                ? declaring.OriginalDefinition.GetMembers(method)
                : Enumerable.Empty<ISymbol>();
    }
}
