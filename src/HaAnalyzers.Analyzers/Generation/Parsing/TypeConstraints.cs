using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Writes type parameters and their constraints the way the declaration has them.</summary>
internal static class TypeConstraints
{
    private static readonly SymbolDisplayFormat WithoutConstraints =
        SymbolFormats.Qualified.WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static readonly SymbolDisplayFormat WithConstraints = WithoutConstraints
        .AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    /// <summary>The type parameters of the type and of those it is nested in, from the outside in.</summary>
    public static IEnumerable<ITypeParameterSymbol> ParametersOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? ParametersOf(outer).Concat(type.TypeParameters) : type.TypeParameters;

    /// <summary>What stands for them in a form of the type.</summary>
    public static IEnumerable<ITypeSymbol> ArgumentsOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? ArgumentsOf(outer).Concat(type.TypeArguments) : type.TypeArguments;

    /// <summary>The type is written with a type parameter, and another one in each form of what declares that.</summary>
    public static bool IsOpen(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol { ElementType: var element } => IsOpen(element),
        IPointerTypeSymbol { PointedAtType: var pointedAt } => IsOpen(pointedAt),
        INamedTypeSymbol named => ArgumentsOf(named).Any(IsOpen),
        _ => false,
    };

    /// <summary>The constraints of the type and of those it is nested in.</summary>
    public static IEnumerable<string> FormatAll(INamedTypeSymbol type, TypeNames names) =>
        type.ContainingType is { } outer ? FormatAll(outer, names).Concat(Format(type, names)) : Format(type, names);

    /// <summary><c>&lt;T1, T2&gt;</c>, or empty.</summary>
    public static string List(IEnumerable<ITypeParameterSymbol> parameters, TypeNames names)
    {
        string list = string.Join(", ", parameters.Select(names.Of));
        return list.Length == 0 ? "" : $"<{list}>";
    }

    /// <summary>The compiler writes them itself: it knows also those that were invented after this was compiled.</summary>
    public static IEnumerable<string> Format(ISymbol generic, TypeNames names)
    {
        string clauses = names.Format(generic, WithConstraints).Substring(names.Format(generic, WithoutConstraints).Length).Trim();
        return clauses.Length == 0 ? [] : [clauses];
    }

    /// <summary>
    /// A type parameter that says <c>allows ref struct</c>; the oldest supported compiler has no other way to ask a newer one.
    /// </summary>
    public static bool AllowsRefStruct(ITypeSymbol type) =>
        type is ITypeParameterSymbol { ContainingSymbol: { } generic } parameter
        && Regex.IsMatch(generic.ToDisplayString(WithConstraints), $@"where {Regex.Escape(SymbolFormats.Escape(parameter.Name))} : (?:(?! where ).)*allows ref struct");

    /// <summary>
    /// Where constraints are inherited, <c>T?</c> would mean a nullable value type unless <c>class</c> or <c>default</c> is said again.
    /// </summary>
    public static string FormatNullable(IMethodSymbol method, string signature, TypeNames names) => string.Concat(
        from parameter in method.TypeParameters
        where !parameter.IsValueType && Regex.IsMatch(signature, $@"(?<![\w@.]){Regex.Escape(names.Of(parameter))}\?")
        select $" where {names.Of(parameter)} : {(parameter.IsReferenceType ? "class" : "default")}");
}
