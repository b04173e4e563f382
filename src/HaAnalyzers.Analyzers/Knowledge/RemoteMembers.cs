using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>
/// Which members of a class in the sources use what the class holds, themselves or through other members of it. Read from the names they
/// mention, because the meaning of another file is dear: a name that only looks like that of a field makes a member reach more than it does,
/// never less.
/// </summary>
internal sealed class RemoteMembers
{
    private readonly RemoteHoldings _holdings;
    private readonly ConcurrentDictionary<ISymbol, RemoteApi?> _known = new(SymbolEqualityComparer.Default);

    public RemoteMembers(RemoteHoldings holdings) => _holdings = holdings;

    /// <summary>What the member reaches through what its class holds, or <see langword="null"/>.</summary>
    public RemoteApi? Find(ISymbol member) =>
        _holdings.Find(member.ContainingType) is { } held ? _known.GetOrAdd(member.OriginalDefinition, candidate => Search(candidate, held)) : null;

    private RemoteApi? Search(ISymbol member, RemoteApi held)
    {
        if (member.IsAbstract || member.DeclaringSyntaxReferences.IsEmpty)
        {
            return held;
        }

        List<INamedTypeSymbol> types = SourceHierarchy(member.ContainingType);
        Dictionary<string, RemoteApi> holders = Holders(types);
        var visited = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ISymbol>(new[] { member });
        while (open.Count > 0)
        {
            ISymbol current = open.Pop();
            if (!visited.Add(current))
            {
                continue;
            }

            foreach (string name in NamesIn(current).Distinct())
            {
                if (holders.TryGetValue(name, out RemoteApi? api))
                {
                    return api;
                }

                foreach (ISymbol mentioned in types.SelectMany(type => type.GetMembers(name)))
                {
                    open.Push(mentioned.OriginalDefinition);
                }
            }
        }

        return null;
    }

    private static List<INamedTypeSymbol> SourceHierarchy(INamedTypeSymbol type)
    {
        var types = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? current = type.OriginalDefinition; current is { DeclaringSyntaxReferences.IsEmpty: false }; current = current.BaseType?.OriginalDefinition)
        {
            types.Add(current);
        }

        return types;
    }

    /// <summary>The fields and the parameters of constructors by which the class holds something remote.</summary>
    private Dictionary<string, RemoteApi> Holders(List<INamedTypeSymbol> types)
    {
        var holders = new Dictionary<string, RemoteApi>(StringComparer.Ordinal);
        foreach ((string name, ITypeSymbol type) in types.SelectMany(RemoteHoldings.Held))
        {
            if ((_holdings.Carried(type) ?? _holdings.Find(type)) is { } api)
            {
                holders[name] = api;
            }
        }

        return holders;
    }

    private static IEnumerable<string> NamesIn(ISymbol member) => member.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .Concat(member is IFieldSymbol or IPropertySymbol ? AssignedByConstructors(member) : [])
        .SelectMany(node => node.DescendantTokens())
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(token => token.ValueText);

    private static IEnumerable<SyntaxNode> AssignedByConstructors(ISymbol member) => member.ContainingType.InstanceConstructors
        .SelectMany(constructor => constructor.DeclaringSyntaxReferences)
        .Select(reference => reference.GetSyntax())
        .OfType<ConstructorDeclarationSyntax>()
        .SelectMany(constructor => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        .Where(assignment => assignment.Left.GetLastToken().ValueText == member.Name)
        .Select(assignment => assignment.Right);
}
