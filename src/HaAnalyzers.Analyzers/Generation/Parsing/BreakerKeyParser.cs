using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Finds the parameter marked <c>[BreakerKey]</c>; what cannot be a key is HA0004, and the member then shares its breaker.</summary>
internal sealed class BreakerKeyParser(INamedTypeSymbol contract, KnownSymbols symbols, List<ContractProblem> problems)
{
    private readonly TypeNames _names = new(contract);

    public BreakerKeyModel? Parse(ISymbol member, IReadOnlyList<IParameterSymbol> parameters)
    {
        BreakerKeyModel? key = null;
        foreach (IParameterSymbol parameter in parameters)
        {
            if (ContractAttributes.Find(parameter, symbols.BreakerKey) is not { } attribute)
            {
                continue;
            }

            string? obstacle = key is null ? Find(parameter) : "is a second [BreakerKey]; keep one of the two";
            if (obstacle is not null)
            {
                problems.Add(new ContractProblem(
                    DiagnosticIds.ContradictingDeclarations,
                    AttributeLocations.Of(attribute, parameter),
                    $"{contract.Name}.{member.Name}({parameter.Name})",
                    obstacle));
                continue;
            }

            string type = _names.Of(parameter.Type);
            key = new BreakerKeyModel(
                SymbolFormats.Escape(parameter.Name),
                parameter.Type.IsReferenceType && !type.EndsWith("?", System.StringComparison.Ordinal) ? type + "?" : type);
        }

        return key;
    }

    private static string? Find(IParameterSymbol parameter)
    {
        ITypeSymbol type = parameter.Type;
        if (parameter.RefKind != RefKind.None || type.IsRefLikeType)
        {
            return "cannot be a [BreakerKey]: it is passed by reference; pass a value";
        }

        if (MemberResult.IsToken(parameter))
        {
            return "cannot be a [BreakerKey]: a token is another one with every call; mark another parameter";
        }

        if (type is ITypeParameterSymbol)
        {
            return "cannot be a [BreakerKey]: the keys of a generic method have no common type; mark another parameter";
        }

        return ComparesByReference(type)
            ? $"cannot be a [BreakerKey]: {type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} has no value equality, so each instance would get a breaker of its own; mark a string or a number"
            : null;
    }

    /// <summary>True only where it is sure: what stands behind an interface is not known.</summary>
    private static bool ComparesByReference(ITypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Array or TypeKind.Delegate)
        {
            return true;
        }

        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: false, IsSealed: true, SpecialType: SpecialType.None })
        {
            return false;
        }

        for (INamedTypeSymbol? current = type as INamedTypeSymbol; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.GetMembers(nameof(Equals)).Any(each => each is IMethodSymbol { IsOverride: true }))
            {
                return false;
            }
        }

        return true;
    }
}
