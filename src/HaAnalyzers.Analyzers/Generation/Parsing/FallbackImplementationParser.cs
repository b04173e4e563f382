using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Checks <c>Fallback = typeof(…)</c> and how the composition root can create that implementation.</summary>
internal sealed class FallbackImplementationParser(INamedTypeSymbol contract, KnownSymbols symbols, List<ContractProblem> problems)
{
    public const string Argument = "Fallback";

    public FallbackImplementationModel? Parse(AttributeData declaration)
    {
        if (ContractAttributes.Named(declaration, Argument) is not { Value: ITypeSymbol type } || type.TypeKind == TypeKind.Error)
        {
            return null;
        }

        if (Misfit(type) is { } misfit)
        {
            Location location = AttributeLocations.OfArgument(declaration, Argument, AttributeLocations.Of(declaration, contract));
            problems.Add(new ContractProblem(DiagnosticIds.InvalidFallback, location, contract.Name, $"falls back to {type.Name}, {misfit}"));
            return null;
        }

        return new FallbackImplementationModel(type.ToDisplayString(SymbolFormats.Qualified), ConstructorServices((INamedTypeSymbol)type));
    }

    private string? Misfit(ITypeSymbol type)
    {
        if (!Implements(type))
        {
            return $"which does not {(contract.TypeKind == TypeKind.Interface ? "implement" : "derive from")} {contract.Name}";
        }

        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, } named || named.Arity != TypeConstraints.ParametersOf(contract).Count())
        {
            return "which is not a class that can be created";
        }

        return symbols.Compilation.IsSymbolAccessibleWithin(type, symbols.Compilation.Assembly)
            ? null
            : "which is not accessible from the guard; make it internal or public";
    }

    /// <summary>The other implementation of a generic contract has the same type parameters: <c>Replica&lt;T&gt; : IRows&lt;T&gt;</c>.</summary>
    private bool Implements(ITypeSymbol type) => SuperTypes(type.OriginalDefinition).Any(implemented =>
        SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, contract)
        && (contract.Arity == 0
            || implemented.TypeArguments.SequenceEqual<ISymbol>(((INamedTypeSymbol)type.OriginalDefinition).TypeParameters, SymbolEqualityComparer.Default)));

    private IEnumerable<INamedTypeSymbol> SuperTypes(ITypeSymbol type) =>
        contract.TypeKind == TypeKind.Interface || type.BaseType is not { } derivedFrom ? type.AllInterfaces : ClassMembers.Hierarchy(derivedFrom);

    /// <summary>Only a single constructor that takes nothing but services can be called without asking the container to reflect.</summary>
    private EquatableArray<string>? ConstructorServices(INamedTypeSymbol type)
    {
        ImmutableArray<IMethodSymbol> constructors =
            type.InstanceConstructors.Where(constructor => symbols.Compilation.IsSymbolAccessibleWithin(constructor, symbols.Compilation.Assembly)).ToImmutableArray();
        return constructors is [var only] && only.Parameters.All(IsService)
            ? new EquatableArray<string>(only.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolFormats.Qualified)))
            : null;
    }

    private static bool IsService(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, Type: { IsReferenceType: true, SpecialType: SpecialType.None } and INamedTypeSymbol }
        && parameter.GetAttributes().IsEmpty;
}
