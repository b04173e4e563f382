using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>The empty value of a result type, as C# writes it.</summary>
internal static class EmptyValues
{
    /// <returns>The expression and whether its value is immutable and may be shared; <see langword="null"/> where nothing is empty.</returns>
    public static (string Expression, bool IsShared)? Find(ITypeSymbol type, Compilation compilation, TypeNames? names = null)
    {
        type = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        if (type.SpecialType == SpecialType.System_String)
        {
            return ("\"\"", true);
        }

        if (type is IArrayTypeSymbol array)
        {
            return array.IsSZArray ? ($"global::System.Array.Empty<{Format(array.ElementType, names)}>()", true) : null;
        }

        return type is INamedTypeSymbol named ? OfInterface(named, names) ?? OfClass(named, compilation, names) : null;
    }

    private static (string Expression, bool IsShared)? OfInterface(INamedTypeSymbol type, TypeNames? names)
    {
        if (type.TypeKind != TypeKind.Interface || type.ContainingNamespace is null)
        {
            return null;
        }

        string arguments = string.Join(", ", type.TypeArguments.Select(argument => Format(argument, names)));
        return (type.ContainingNamespace.ToDisplayString(), type.MetadataName) switch
        {
            ("System.Collections.Generic", "IEnumerable`1" or "IReadOnlyCollection`1" or "IReadOnlyList`1") =>
                ($"global::System.Array.Empty<{arguments}>()", true),
            ("System.Collections.Generic", "IAsyncEnumerable`1") => ($"global::HaAnalyzers.Guarding.EmptySequence<{arguments}>.Instance", true),
            ("System.Collections.Generic", "ICollection`1" or "IList`1") => ($"new global::System.Collections.Generic.List<{arguments}>()", false),
            ("System.Collections.Generic", "ISet`1" or "IReadOnlySet`1") => ($"new global::System.Collections.Generic.HashSet<{arguments}>()", false),
            ("System.Collections.Generic", "IDictionary`2") => ($"new global::System.Collections.Generic.Dictionary<{arguments}>()", false),
            ("System.Collections.Generic", "IReadOnlyDictionary`2") =>
                ($"global::System.Collections.ObjectModel.ReadOnlyDictionary<{arguments}>.Empty", true),
            ("System.Collections", "IEnumerable" or "ICollection" or "IList") => ("global::System.Array.Empty<object>()", true),
            ("System.Collections.Immutable", "IImmutableList`1") => ($"global::System.Collections.Immutable.ImmutableList<{arguments}>.Empty", true),
            _ => null,
        };
    }

    private static (string Expression, bool IsShared)? OfClass(INamedTypeSymbol type, Compilation compilation, TypeNames? names)
    {
        bool isCollection = type.AllInterfaces.Any(extended => extended.SpecialType == SpecialType.System_Collections_IEnumerable)
            || type.MetadataName is "Memory`1" or "ReadOnlyMemory`1";
        if (!isCollection || type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return null;
        }

        bool hasEmpty = type.GetMembers("Empty").Any(member =>
            member.IsStatic
            && compilation.IsSymbolAccessibleWithin(member, compilation.Assembly)
            && SymbolEqualityComparer.Default.Equals((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type, type));
        if (hasEmpty)
        {
            return (Format(type, names) + ".Empty", true);
        }

        bool creatable = type is { TypeKind: TypeKind.Class, IsAbstract: false } && !HasRequiredMembers(type) && type.InstanceConstructors.Any(constructor =>
            constructor.Parameters.IsEmpty && compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly));
        return creatable ? ($"new {Format(type, names)}()", false) : null;
    }

    private static bool HasRequiredMembers(INamedTypeSymbol? type) => type is not null
        && (type.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) || HasRequiredMembers(type.BaseType));

    private static string Format(ITypeSymbol type, TypeNames? names) => names?.Of(type) ?? type.ToDisplayString(SymbolFormats.Qualified);
}
