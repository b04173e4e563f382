using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>HA0002: why one member cannot be guarded.</summary>
internal static class MemberObstacles
{
    /// <returns>The rest of a sentence that begins with the name of the member, or <see langword="null"/>.</returns>
    public static string? Find(ISymbol member, KnownSymbols symbols)
    {
        if (member.IsStatic)
        {
            return "is static: it belongs to no instance that could be wrapped; move it to another interface";
        }

        if (!symbols.Compilation.IsSymbolAccessibleWithin(member, symbols.Compilation.Assembly))
        {
            return "is not accessible from this assembly; guard the contract where it is declared";
        }

        return member switch
        {
            IEventSymbol => "is an event: a subscription is no call that could fall back; move it to another interface",
            IPropertySymbol { IsIndexer: true } => "is an indexer; declare a method instead",
            IPropertySymbol { SetMethod: not null } => "can be set: a lost assignment has no fallback; declare a method instead",
            IPropertySymbol { RefKind: not RefKind.None } or IMethodSymbol { RefKind: not RefKind.None } =>
                "returns by reference: there is nothing a fallback could refer to; return a value",
            IPropertySymbol property => OfType(property.Type, symbols),
            IMethodSymbol method => OfMethod(method, symbols),
            _ => null,
        };
    }

    private static string? OfMethod(IMethodSymbol method, KnownSymbols symbols)
    {
        if (method.IsVararg)
        {
            return "takes __arglist, which cannot be passed on; declare the parameters";
        }

        bool isAsync = MemberResult.Of(method.ReturnType, symbols).Kind is not (ResultKind.Void or ResultKind.Value);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (IsPointer(parameter.Type))
            {
                return $"takes the pointer '{parameter.Name}'; guard a safe signature";
            }

            if (isAsync && (parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType))
            {
                return $"is asynchronous and takes '{parameter.Name}' by reference, which cannot outlive the call; pass a value";
            }
        }

        return OfType(method.ReturnType, symbols);
    }

    private static string? OfType(ITypeSymbol type, KnownSymbols symbols)
    {
        if (IsPointer(type))
        {
            return "returns a pointer; guard a safe signature";
        }

        if (type.IsRefLikeType)
        {
            return $"returns the ref struct {type.Name}; return a type that can be kept";
        }

        if (type.OriginalDefinition.Name is "IAsyncEnumerable" or "IAsyncEnumerator"
            && type.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic")
        {
            return "returns a stream, whose failure comes after the call; return a collection";
        }

        bool guardedKind = type.TypeKind == TypeKind.Dynamic || MemberResult.Of(type, symbols).Kind != ResultKind.Value;
        return !guardedKind && type.GetMembers("GetAwaiter").Any(member => member is IMethodSymbol { Parameters.Length: 0, IsStatic: false })
            ? $"returns the awaitable {type.Name}, whose failure comes after the call; return Task or ValueTask"
            : null;
    }

    private static bool IsPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => IsPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsPointer),
        _ => false,
    };
}
