using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>
/// Which classes of the compilation hold something remote: in a field, a property or a parameter of a constructor, themselves or through
/// another class they hold. Interfaces are not followed: what is behind one is that contract's own business.
/// </summary>
internal sealed class RemoteHoldings
{
    private const int MaxDepth = 4;

    private readonly RemoteApis _apis;
    private readonly ConcurrentDictionary<INamedTypeSymbol, RemoteApi?> _known = new(SymbolEqualityComparer.Default);

    public RemoteHoldings(RemoteApis apis) => _apis = apis;

    /// <summary>What the class can reach through what it holds, or <see langword="null"/>.</summary>
    public RemoteApi? Find(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named && IsInSource(named)
            ? _known.GetOrAdd(named.OriginalDefinition, candidate => Search(candidate, ImmutableHashSet<INamedTypeSymbol>.Empty.WithComparer(SymbolEqualityComparer.Default)))
            : null;

    /// <summary>A remote API, or a wrapper such as <c>Lazy&lt;T&gt;</c>, <c>Func&lt;T&gt;</c> or a factory of one.</summary>
    public RemoteApi? Carried(ITypeSymbol type) =>
        _apis.Find(type) ?? (type is INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } ? arguments.Select(_apis.Find).FirstOrDefault(api => api is not null) : null);

    /// <summary>What a class itself holds, by the name of the field, the property or the parameter.</summary>
    public static IEnumerable<(string Name, ITypeSymbol Type)> Held(INamedTypeSymbol type) => type.GetMembers().SelectMany(member => member switch
    {
        IFieldSymbol { IsConst: false } field => new[] { (field.AssociatedSymbol?.Name ?? field.Name, field.Type) },
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.Select(parameter => (parameter.Name, parameter.Type)),
        _ => Enumerable.Empty<(string, ITypeSymbol)>(),
    });

    private static bool IsInSource(ITypeSymbol type) => type.DeclaringSyntaxReferences.Length > 0;


    private RemoteApi? Search(INamedTypeSymbol type, ImmutableHashSet<INamedTypeSymbol> visited)
    {
        if (visited.Count == MaxDepth || visited.Contains(type))
        {
            return null;
        }

        List<ITypeSymbol> held = Held(type).Select(entry => entry.Type).ToList();
        ImmutableHashSet<INamedTypeSymbol> visitedNow = visited.Add(type);
        return held.Select(Carried).FirstOrDefault(api => api is not null)
            ?? held.OfType<INamedTypeSymbol>()
                .Append(type.BaseType)
                .Where(candidate => candidate is { TypeKind: TypeKind.Class } && IsInSource(candidate))
                .Select(candidate => Search(candidate!.OriginalDefinition, visitedNow))
                .FirstOrDefault(api => api is not null);
    }
}
