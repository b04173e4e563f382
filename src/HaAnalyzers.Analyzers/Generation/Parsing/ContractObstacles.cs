using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>HA0001: why a type as a whole cannot be guarded.</summary>
internal static class ContractObstacles
{
    /// <returns>The rest of a sentence that begins with the name of the contract, or <see langword="null"/>.</returns>
    public static string? Find(INamedTypeSymbol contract, string guardName, bool foreign, KnownSymbols symbols)
    {
        if (contract.TypeKind != TypeKind.Interface && (contract is not { TypeKind: TypeKind.Class, IsStatic: false, IsSealed: false, IsRecord: false }))
        {
            return $"is {Describe(contract)}; declare the attribute on an interface that the callers use";
        }

        if (contract.IsFileLocal)
        {
            return "is local to its file, where no guard can reach it; remove the modifier 'file'";
        }

        for (INamedTypeSymbol? current = contract; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return "is not visible to the rest of its assembly; make it internal or public";
            }
        }

        if (foreign && !symbols.Compilation.IsSymbolAccessibleWithin(contract, symbols.Compilation.Assembly))
        {
            return "is not accessible from this assembly; guard it where it is declared";
        }

        return AmbiguousTypeParameter(contract, guardName) ?? NameTaken(contract, guardName, symbols) ?? NotDerivable(contract, foreign, symbols.Compilation);
    }

    /// <summary>The guard of a class derives from it.</summary>
    private static string? NotDerivable(INamedTypeSymbol contract, bool foreign, Compilation compilation)
    {
        if (contract.TypeKind != TypeKind.Class)
        {
            return null;
        }

        IReadOnlyList<(ISymbol Member, string? Obstacle)> members = ClassMembers.Of(contract, compilation);
        if (foreign && members.FirstOrDefault(member => member.Obstacle is not null) is { Member: { } unfit, Obstacle: { } obstacle })
        {
            return $"has a member '{unfit.Name}' that {obstacle.Split(':', ';')[0]}; declare the attribute on an interface that the callers use";
        }

        if (!members.Any(member => ClassMembers.IsOverridable(member.Member)))
        {
            return "is a class without virtual members that a guard could override; declare the attribute on an interface that the callers use";
        }

        return contract.InstanceConstructors.Any(constructor => constructor.Parameters.All(parameter => parameter.IsOptional) && IsCallableFromGuard(constructor, compilation))
            ? null
            : "is a class without a constructor that its guard could call; declare a protected one without parameters";
    }

    private static bool IsCallableFromGuard(IMethodSymbol constructor, Compilation compilation) =>
        constructor.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal
        || compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly)
        || (constructor.DeclaredAccessibility == Accessibility.ProtectedAndInternal
            && SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, compilation.Assembly));

    /// <summary>The guard declares the type parameters of the contract and of everything around it in one list.</summary>
    private static string? AmbiguousTypeParameter(INamedTypeSymbol contract, string guardName)
    {
        var names = new HashSet<string>();
        foreach (ITypeParameterSymbol parameter in TypeConstraints.ParametersOf(contract))
        {
            if (!names.Add(parameter.Name))
            {
                return $"has a type parameter {parameter.Name}, and so has the type around it; rename one of them";
            }

            if (parameter.Name == guardName || MemberParser.GuardsOwnNames.Contains(parameter.Name))
            {
                return $"has a type parameter {parameter.Name}, a name its guard uses itself; rename it";
            }
        }

        return null;
    }

    private static string Describe(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Struct } => "a struct",
        { TypeKind: TypeKind.Enum } => "an enum",
        { TypeKind: TypeKind.Delegate } => "a delegate",
        { IsStatic: true } => "a static class",
        { IsRecord: true } => "a record",
        { IsSealed: true } => "a sealed class",
        _ => "a class",
    };

    private static string? NameTaken(INamedTypeSymbol contract, string guardName, KnownSymbols symbols)
    {
        foreach (INamedTypeSymbol type in contract.ContainingNamespace.GetTypeMembers(guardName, TypeConstraints.ParametersOf(contract).Count()))
        {
            bool ours = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, symbols.Compilation.Assembly);
            if (ours && !IsGenerated(type))
            {
                return $"would be guarded by {guardName}, a type that exists already; rename one of them";
            }
        }

        // IFoo and Foo would both be guarded by FooGuard: the first by name gets it.
        INamedTypeSymbol? rival = GuardNames.Guarded(guardName).SelectMany(name => contract.ContainingNamespace.GetTypeMembers(name)).FirstOrDefault(other =>
            !SymbolEqualityComparer.Default.Equals(other, contract)
            && other.Arity == TypeConstraints.ParametersOf(contract).Count()
            && string.CompareOrdinal(other.MetadataName, contract.MetadataName) < 0
            && GuardNames.For(other) == guardName
            && ContractAttributes.Declarations(other, symbols.Compilation.Assembly, symbols.NonCritical).Any());
        return rival is null ? null : $"would be guarded by {guardName}, as {rival.Name} is; rename one of them";
    }

    private static bool IsGenerated(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
        && attribute.ConstructorArguments is [{ Value: "HaAnalyzers" }, ..]);
}
