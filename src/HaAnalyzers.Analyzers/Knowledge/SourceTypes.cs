using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

internal static class SourceTypes
{
    /// <summary>Every type the assembly declares, nested ones included.</summary>
    public static IEnumerable<INamedTypeSymbol> In(IAssemblySymbol assembly) => In(assembly.GlobalNamespace);

    private static IEnumerable<INamedTypeSymbol> In(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamedTypeSymbol type => In(type).Prepend(type),
            INamespaceSymbol inner => In(inner),
            _ => Enumerable.Empty<INamedTypeSymbol>(),
        });
}
