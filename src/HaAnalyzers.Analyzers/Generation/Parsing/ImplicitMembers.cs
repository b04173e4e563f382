using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Decides which members the guard implements publicly; where a name is taken already, explicitly.</summary>
internal sealed class ImplicitMembers
{
    private readonly HashSet<string> _signatures = [];
    private readonly Dictionary<string, SymbolKind> _names = [];
    private readonly HashSet<string> _reserved;

    public ImplicitMembers(INamedTypeSymbol contract) => _reserved =
    [
        .. MemberParser.GuardsOwnNames,
        .. TypeConstraints.ParametersOf(contract).Select(parameter => parameter.Name),
        GuardNames.For(contract),
    ];

    /// <summary>To be asked once for each member.</summary>
    public bool Contains(ISymbol member)
    {
        bool first = _signatures.Add(SignatureOf(member));
        bool sameKind = !_names.TryGetValue(member.Name, out SymbolKind kind) || (kind == member.Kind && kind == SymbolKind.Method);
        if (!first
            || !sameKind
            || _reserved.Contains(member.Name)
            || member.DeclaredAccessibility != Accessibility.Public
            || member is IPropertySymbol { IsIndexer: true } or IPropertySymbol { SetMethod.IsInitOnly: true }
            || (member is IPropertySymbol property && (IsHidden(property.GetMethod) || IsHidden(property.SetMethod))))
        {
            return false;
        }

        _names[member.Name] = member.Kind;
        return true;
    }

    private static bool IsHidden(IMethodSymbol? accessor) => accessor is not null && accessor.DeclaredAccessibility != Accessibility.Public;

    private static string SignatureOf(ISymbol member) =>
        member is IMethodSymbol method ? $"{member.Name}`{method.Arity}({Signatures.Of(method.Parameters)})" : member.Name;
}
