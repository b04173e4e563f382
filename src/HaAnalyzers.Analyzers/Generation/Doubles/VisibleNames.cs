using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Doubles;

/// <summary>What a name means to generated code, in the project or in a reference; each namespace is looked up once.</summary>
internal sealed class VisibleNames(Compilation compilation)
{
    private readonly Dictionary<string, INamespaceSymbol?> _namespaces = new(StringComparer.Ordinal);

    /// <param name="space">The namespace; empty for the global one.</param>
    /// <param name="name">The name of the type.</param>
    /// <param name="arity">How many type parameters it has.</param>
    public IEnumerable<INamedTypeSymbol> Find(string space, string name, int arity)
    {
        if (!_namespaces.TryGetValue(space, out INamespaceSymbol? found))
        {
            found = space.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Aggregate(
                (INamespaceSymbol?)compilation.GlobalNamespace, static (outer, part) => outer?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault());
            _namespaces[space] = found;
        }

        return found?.GetTypeMembers(name, arity).Where(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)) ?? [];
    }
}
