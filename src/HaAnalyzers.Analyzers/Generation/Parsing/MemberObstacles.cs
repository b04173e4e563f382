using System.Collections.Generic;
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

        if (Unreachable(member, symbols) is { } unreachable)
        {
            return "is " + unreachable;
        }

        if (member is IPropertySymbol accessed)
        {
            if (accessed.GetMethod is { } getter && UnreachableAccessor(getter, symbols) is { } unreadable)
            {
                return "has a getter that is " + unreadable;
            }

            if (accessed.SetMethod is { } setter && UnreachableAccessor(setter, symbols) is { } unwritable)
            {
                return "has a setter that is " + unwritable;
            }
        }

        return member switch
        {
            IPropertySymbol { GetMethod: null, SetMethod.IsInitOnly: true } =>
                "can only be initialized, and the implementation behind the guard exists already; remove it",
            IPropertySymbol { RefKind: not RefKind.None } or IMethodSymbol { RefKind: not RefKind.None } =>
                "returns by reference: there is nothing a fallback could refer to; return a value",
            IPropertySymbol property => OfParameters(property.Parameters, IsAsync(property.Type, symbols)) ?? OfType(property.Type, symbols),
            IMethodSymbol method => OfMethod(method, symbols),
            _ => null,
        };
    }

    private static string? Unreachable(ISymbol member, KnownSymbols symbols)
    {
        if (member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal)
        {
            return "protected: nobody may call it on the implementation behind the guard; make it public";
        }

        return symbols.Compilation.IsSymbolAccessibleWithin(member, symbols.Compilation.Assembly)
            ? null
            : "not accessible from this assembly; guard the contract where it is declared";
    }

    /// <summary>An override leaves out the accessor that nobody may call, or throws in it where it has to be there.</summary>
    private static string? UnreachableAccessor(IMethodSymbol accessor, KnownSymbols symbols) =>
        accessor.ContainingType.TypeKind == TypeKind.Interface
            || (accessor is { IsAbstract: true, DeclaredAccessibility: Accessibility.Internal or Accessibility.ProtectedAndInternal } && !IsOfFriend(accessor, symbols))
            ? Unreachable(accessor, symbols)
            : null;

    private static bool IsOfFriend(ISymbol member, KnownSymbols symbols) => member.ContainingAssembly is { } assembly
        && (SymbolEqualityComparer.Default.Equals(assembly, symbols.Compilation.Assembly) || assembly.GivesAccessTo(symbols.Compilation.Assembly));

    private static string? OfMethod(IMethodSymbol method, KnownSymbols symbols)
    {
        if (method.IsVararg)
        {
            return "takes __arglist, which cannot be passed on; declare the parameters";
        }

        return OfParameters(method.Parameters, IsAsync(method.ReturnType, symbols)) ?? OfType(method.ReturnType, symbols);
    }

    private static bool IsAsync(ITypeSymbol type, KnownSymbols symbols) =>
        MemberResult.Of(type, symbols).Kind is not (ResultKind.Void or ResultKind.Value or ResultKind.Sequence);

    private static string? OfParameters(IEnumerable<IParameterSymbol> parameters, bool isAsync)
    {
        foreach (IParameterSymbol parameter in parameters)
        {
            if (IsPointer(parameter.Type))
            {
                return $"takes the pointer '{parameter.Name}'; guard a safe signature";
            }

            // The key of an indexer can only be read: a copy of it does.
            bool refersToCaller = parameter.RefKind != RefKind.None && parameter.ContainingSymbol is not IPropertySymbol;
            if (isAsync && (refersToCaller || parameter.Type.IsRefLikeType || TypeConstraints.AllowsRefStruct(parameter.Type)))
            {
                return $"is asynchronous and takes '{parameter.Name}' by reference, which cannot outlive the call; pass a value";
            }
        }

        return null;
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

        if (type.OriginalDefinition.Name == "IAsyncEnumerator" && type.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic")
        {
            return "returns the reader of a stream, whose failure comes after the call; return IAsyncEnumerable";
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
