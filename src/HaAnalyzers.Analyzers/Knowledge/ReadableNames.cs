using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>What a reader of a message calls a type: <c>IRepository&lt;Order&gt;</c>.</summary>
internal static class ReadableNames
{
    private static readonly SymbolDisplayFormat Name = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat NameWithContainers = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        Name.GenericsOptions,
        miscellaneousOptions: Name.MiscellaneousOptions);

    /// <summary>The name with its type arguments. The types around it are left out, unless they are generic and so tell what it is about.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(type.ContainingType is { IsGenericType: true } ? NameWithContainers : Name);
}
