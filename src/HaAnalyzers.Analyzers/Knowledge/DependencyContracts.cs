using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Which interfaces and classes are dependency contracts, and which members of a type belong to one. One instance for each compilation.</summary>
internal sealed class DependencyContracts
{
    private static readonly SharedKnowledge<KnownSymbols, DependencyContracts> Shared = new(symbols => new DependencyContracts(symbols));

    private static readonly ImmutableArray<string> AttributeNames = ImmutableArray.Create("NonCritical", "NonCriticalAttribute");

    private readonly KnownSymbols _symbols;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _nonCritical = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<INamedTypeSymbol>> _implemented = new(SymbolEqualityComparer.Default);

    private readonly Lazy<bool> _mayBeDeclared;
    private readonly Lazy<bool> _mayExist;

    private DependencyContracts(KnownSymbols symbols)
    {
        _symbols = symbols;
        _mayBeDeclared = new Lazy<bool>(() => symbols.NonCritical is not null && FileNames.AnyMayMention(symbols.Compilation, AttributeNames));
        _mayExist = new Lazy<bool>(() => symbols.NonCritical is { } attribute && (MayBeDeclared || IsReferenced(symbols.Compilation, attribute)));
    }

    /// <summary>False where no file names the attribute, be it for an alias: then the sources declare no contract.</summary>
    public bool MayBeDeclared => _mayBeDeclared.Value;

    /// <summary>False where nothing in the sources and nothing they reference can have declared a contract: then there is nothing to look for.</summary>
    public bool MayExist => _mayExist.Value;

    public static DependencyContracts For(KnownSymbols symbols) => Shared.Of(symbols);

    /// <summary>
    /// Marked on the type, on its own assembly or on the assembly being compiled. A generic contract is one in every form, open or closed.
    /// </summary>
    public bool IsNonCritical(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class } contract
        && MayExist
        && _nonCritical.GetOrAdd(contract.OriginalDefinition, candidate => MarksOf(candidate).Any());

    /// <summary>The non-critical contracts a type implements; a class that is one implements itself.</summary>
    public ImmutableArray<INamedTypeSymbol> ImplementedBy(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && MayExist
            ? _implemented.GetOrAdd(named, implementation => implementation.AllInterfaces.Concat(ClassMembers.Hierarchy(implementation)).Where(IsNonCritical).ToImmutableArray())
            : ImmutableArray<INamedTypeSymbol>.Empty;

    /// <summary>The member of a non-critical contract that is carried out when <paramref name="member"/> is used on <paramref name="type"/>.</summary>
    /// <remarks>
    /// A type can implement several forms of one generic contract. The one the member belongs to is meant; for a variant contract, one that
    /// converts to it.
    /// </remarks>
    public ContractMember? Find(ISymbol member, INamedTypeSymbol type)
    {
        ContractMember? ofAnotherForm = null;
        foreach (INamedTypeSymbol contract in ImplementedBy(type))
        {
            foreach (ISymbol declared in Members(contract))
            {
                bool isDeclared = IsSame(declared, member);
                if (isDeclared
                    ? SymbolEqualityComparer.Default.Equals(declared.ContainingType, member.ContainingType)
                    : type.FindImplementationForInterfaceMember(declared) is { } implementation && IsSame(implementation, member))
                {
                    return new ContractMember(contract, declared);
                }

                if (isDeclared)
                {
                    ofAnotherForm ??= new ContractMember(contract, declared);
                }
            }
        }

        return ofAnotherForm;
    }

    /// <summary>The member of a contract that is used through the type, be it by a method that extends the contract.</summary>
    public ContractMember? FindUsed(ISymbol member, INamedTypeSymbol type) => Find(member, type) ?? FindExtended(member, type);

    /// <summary>The method, where it extends a contract that the type implements: it is used like a member.</summary>
    public ContractMember? FindExtended(ISymbol member, INamedTypeSymbol type) =>
        member is IMethodSymbol { IsExtensionMethod: true } method
        && (method.ReducedFrom ?? method).Parameters[0].Type.OriginalDefinition is { TypeKind: TypeKind.Interface } extended
        && ImplementedBy(type).FirstOrDefault(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, extended)) is { } found
            ? new ContractMember(found, method)
            : null;

    /// <summary>The instance methods and properties of the contract, inherited ones included, except those for disposal.</summary>
    public static IEnumerable<ISymbol> Members(INamedTypeSymbol contract) => contract.TypeKind == TypeKind.Class
        ? ClassMembers.Overridable(contract)
        : contract.AllInterfaces
                .Where(inherited => inherited.SpecialType != SpecialType.System_IDisposable && inherited.Name != "IAsyncDisposable")
                .Prepend(contract)
                .SelectMany(type => type.GetMembers())
                .Where(member => !member.IsStatic && member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary });

    /// <summary>Whether the type is an implementation that some declaration names as <c>Fallback = typeof(…)</c> of this contract.</summary>
    public bool IsFallbackOf(ITypeSymbol type, INamedTypeSymbol contract) =>
        MarksOf(contract).Any(mark => ContractAttributes.Named(mark, "Fallback") is { Value: INamedTypeSymbol fallback }
            && SymbolEqualityComparer.Default.Equals(fallback.OriginalDefinition, type.OriginalDefinition));

    private static bool IsReferenced(Compilation compilation, INamedTypeSymbol attribute) => compilation.SourceModule.ReferencedAssemblySymbols.Any(
        assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == attribute.ContainingAssembly.Name)));

    private static bool IsSame(ISymbol first, ISymbol second) => SymbolEqualityComparer.Default.Equals(Root(first), Root(second));

    private static ISymbol Root(ISymbol member) => member switch
    {
        IMethodSymbol { OverriddenMethod: { } overridden } => Root(overridden),
        IPropertySymbol { OverriddenProperty: { } overridden } => Root(overridden),
        _ => member.OriginalDefinition,
    };

    private IEnumerable<AttributeData> MarksOf(INamedTypeSymbol type)
    {
        INamedTypeSymbol contract = type.OriginalDefinition;
        IAssemblySymbol compiled = _symbols.Compilation.Assembly;
        IEnumerable<AttributeData> here = ContractAttributes.Declarations(contract, compiled, _symbols.NonCritical);
        return contract.ContainingAssembly is { } own && !SymbolEqualityComparer.Default.Equals(own, compiled)
            ? here.Concat(ContractAttributes.Declarations(contract, own, _symbols.NonCritical))
            : here;
    }
}
