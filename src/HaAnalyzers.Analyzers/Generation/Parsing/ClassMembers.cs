using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>
/// What a guard that derives from a class has to override: everything others may call. A member that cannot be overridden would run on the
/// guard itself, whose base part reaches nothing.
/// </summary>
internal sealed class ClassMembers
{
    private readonly INamedTypeSymbol _contract;
    private readonly Compilation _compilation;
    private readonly HashSet<ISymbol> _overridden = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = [];

    private ClassMembers(INamedTypeSymbol contract, Compilation compilation)
    {
        _contract = contract;
        _compilation = compilation;
    }

    /// <returns>Each member with what stands in the way of overriding it, or <see langword="null"/>.</returns>
    public static IReadOnlyList<(ISymbol Member, string? Obstacle)> Of(INamedTypeSymbol contract, Compilation compilation)
    {
        var members = new ClassMembers(contract, compilation);
        return
        [
            .. from type in Hierarchy(contract)
               from member in type.GetMembers()
               let found = members.Look(member)
               where found.IsRelevant
               select (member, found.Obstacle),
        ];
    }

    /// <summary>The methods and properties a guard overrides, those for disposal left out.</summary>
    public static IEnumerable<ISymbol> Overridable(INamedTypeSymbol contract) =>
        from type in Hierarchy(contract)
        from member in type.GetMembers()
        where member is { IsStatic: false, IsOverride: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal }
            && IsOverridable(member)
            && member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
            && !Disposal.IsPartOf(contract, member)
        select member;

    /// <summary>The class and its bases, without those that every object has.</summary>
    public static IEnumerable<INamedTypeSymbol> Hierarchy(INamedTypeSymbol contract)
    {
        for (INamedTypeSymbol? type = contract; type is not null && !IsRoot(type); type = type.BaseType)
        {
            yield return type;
        }
    }

    public static bool IsOverridable(ISymbol member) => member is { IsSealed: false } and ({ IsAbstract: true } or { IsVirtual: true } or { IsOverride: true });

    /// <summary>As an override has to repeat it: what is internal to another assembly is only protected here.</summary>
    public static string AccessibilityOf(ISymbol member, Compilation compilation) => member.DeclaredAccessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Internal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedAndInternal => "private protected",
        _ when !IsReachable(member, compilation) => "protected",
        _ => "protected internal",
    };

    /// <summary>Others may call it, on whatever instance they have.</summary>
    public static bool IsReachable(ISymbol member, Compilation compilation) => compilation.IsSymbolAccessibleWithin(member, compilation.Assembly);

    private static bool IsRoot(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object || type is { Name: "MarshalByRefObject", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private (bool IsRelevant, string? Obstacle) Look(ISymbol member)
    {
        bool isCallable = member switch
        {
            IMethodSymbol method => method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation,
            IPropertySymbol or IEventSymbol => true,
            IFieldSymbol field => !field.IsImplicitlyDeclared && IsReachable(field, _compilation),
            _ => false,
        };
        if (!isCallable || member.IsStatic || !IsFirst(member) || Disposal.IsPartOf(_contract, member) || RemoteClients.IsFactory(member))
        {
            return (false, null);
        }

        if (IsRoot(RootOf(member).ContainingType))
        {
            return (member.IsAbstract, "is abstract, where every object has one; implement it");
        }

        if (ExplicitInterface(member) is { } implemented)
        {
            return (true, $"implements {implemented.Name} explicitly, which no guard can override; implement it publicly and virtually");
        }

        return member switch
        {
            { IsAbstract: true } when member.DeclaredAccessibility == Accessibility.Protected || !IsReachable(member, _compilation) => (true, null),
            _ when !IsReachable(member, _compilation) => (false, null),
            IFieldSymbol => (true, "is a field, which no guard can override; make it a virtual property"),
            _ when !IsOverridable(member) && !RemoteClients.IsHostSelection(member) =>
                (true, "is not virtual: whoever calls it passes the guarded implementation by; make it virtual, or guard an interface"),
            _ when !IsOverridable(member) => (false, null),
            IPropertySymbol { IsRequired: true } => (true, "is required, and the implementation behind the guard exists already; remove 'required'"),
            IPropertySymbol { IsIndexer: true } when Hierarchy(_contract).Any(type => type.GetMembers("Item").Any(other => other is not IPropertySymbol { IsIndexer: true })) =>
                (true, "cannot be overridden beside a member called Item; rename that one"),
            _ when !_names.Add(SignatureOf(member)) => (true, "is hidden by another member of that name; rename one of them"),
            _ when MemberParser.GuardsOwnNames.Contains(member.Name) && member.Name is not ("Dispose" or "DisposeAsync") =>
                (true, "has a name its guard uses itself; rename it"),
            _ => (true, null),
        };
    }

    /// <summary>The most derived override stands for all it overrides.</summary>
    private bool IsFirst(ISymbol member)
    {
        bool isFirst = !_overridden.Contains(member.OriginalDefinition);
        for (ISymbol? current = member; current is not null; current = Overridden(current))
        {
            _overridden.Add(current.OriginalDefinition);
        }

        return isFirst;
    }

    private static ISymbol RootOf(ISymbol member)
    {
        while (Overridden(member) is { } overridden)
        {
            member = overridden;
        }

        return member;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol subscribed => subscribed.OverriddenEvent,
        _ => null,
    };

    private static INamedTypeSymbol? ExplicitInterface(ISymbol member) => member switch
    {
        IMethodSymbol { ExplicitInterfaceImplementations: [{ AssociatedSymbol: null } implemented, ..] } => implemented.ContainingType,
        IPropertySymbol { ExplicitInterfaceImplementations: [{ } implemented, ..] } => implemented.ContainingType,
        IEventSymbol { ExplicitInterfaceImplementations: [{ } implemented, ..] } => implemented.ContainingType,
        _ => null,
    };

    private static string SignatureOf(ISymbol member) => member switch
    {
        IMethodSymbol method => $"{method.Name}`{method.Arity}({Signatures.Of(method.Parameters)})",
        IPropertySymbol { IsIndexer: true } indexer => $"this({Signatures.Of(indexer.Parameters)})",
        _ => member.Name,
    };
}
