using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Which members of an interface an implementation has to bring along, and what to call them.</summary>
internal static class ContractMembers
{
    /// <summary>
    /// Abstract members, and those with a default implementation that others can call: the guard passes them on, so that the dependency's
    /// own is used. What is static and has an implementation stays where it is.
    /// </summary>
    public static bool NeedsImplementation(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => member.IsAbstract,
        IMethodSymbol { MethodKind: not MethodKind.Ordinary } => false,
        IMethodSymbol or IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true } or IEventSymbol { ExplicitInterfaceImplementations.IsEmpty: true } =>
            member.IsAbstract || (member is { IsVirtual: true, IsStatic: false, DeclaredAccessibility: Accessibility.Public }),
        _ => false,
    };

    public static string DisplayName(ISymbol member) => member is IPropertySymbol { IsIndexer: true } ? "this[]" : member.Name;
}
