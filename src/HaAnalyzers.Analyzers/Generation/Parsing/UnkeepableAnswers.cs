using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Says of which results a second caller could make nothing: disposed, used up, or evaluated only when they are read.</summary>
internal static class UnkeepableAnswers
{
    /// <summary>
    /// Why an answer of this type cannot be served again and what to do about it; <see langword="null"/> where it can.
    /// </summary>
    public static string? Explain(ITypeSymbol type) => IsBareSequence(type)
        ? $"{Name(type)} may ask the dependency only when it is read, and again for each caller; declare a list such as IReadOnlyList, or use another fallback"
        : ExplainPart(type);

    /// <summary>
    /// Only the bare interfaces: a list, a set, a dictionary is there in full. Inside one of these a sequence is nearly always there too.
    /// </summary>
    private static bool IsBareSequence(ITypeSymbol type) => Id(type) is
        "System.Collections.IEnumerable" or "System.Collections.Generic.IEnumerable`1" or "System.Linq.IOrderedEnumerable`1";

    private static string? ExplainPart(ITypeSymbol type) =>
        Reason(type) ?? Parts(type).Select(part => ExplainPart(part)).FirstOrDefault(reason => reason is not null);

    private static string? Reason(ITypeSymbol type)
    {
        var kinds = new HashSet<string?>(type.AllInterfaces.Select(Id)) { Id(type) };
        if (kinds.Contains("System.Collections.IEnumerator") || kinds.Contains("System.Collections.Generic.IAsyncEnumerator`1"))
        {
            return $"{Name(type)} can be read only once; return a list, or use another fallback";
        }

        if (kinds.Contains("System.Linq.IQueryable") || kinds.Contains("System.Collections.Generic.IAsyncEnumerable`1"))
        {
            return $"{Name(type)} asks the dependency whenever it is read; return a list, or use another fallback";
        }

        bool isDisposable = kinds.Contains("System.IDisposable") || kinds.Contains("System.IAsyncDisposable");
        return isDisposable && !IsTask(type)
            ? $"{Name(type)} is disposed of by the first caller who gets it; return what is read from it, or use another fallback"
            : null;
    }

    /// <summary>Disposable for historical reasons, and never disposed of.</summary>
    private static bool IsTask(ITypeSymbol type) => Id(type) is "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task`1";

    /// <summary>What an array, a tuple or a collection of the framework holds; what a program's own generic type does nobody knows.</summary>
    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(element => element.Type),
        INamedTypeSymbol named when named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || IsFrameworkCollection(named) =>
            named.TypeArguments,
        _ => [],
    };

    private static bool IsFrameworkCollection(INamedTypeSymbol type) =>
        Id(type) is { } id && id.StartsWith("System.Collections.", System.StringComparison.Ordinal);

    private static string? Id(ITypeSymbol type) =>
        type is INamedTypeSymbol { ContainingNamespace: { } space } ? $"{space.ToDisplayString()}.{type.MetadataName}" : null;

    private static string Name(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
