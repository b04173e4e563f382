using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Doubles;

/// <summary>Finds the contracts that a test project can have doubles of: its own, and those of the assemblies it references.</summary>
internal static class DoubledContracts
{
    /// <summary>While somebody types, the referenced assemblies stay what they are.</summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<ReferencedDoubles?>> Known = new();

    /// <summary>The critical contracts that one annotated node declares; non-critical ones are parsed for their guards already.</summary>
    public static EquatableArray<DoubleModel> ParseOwn(SyntaxNode node, ISymbol symbol, KnownSymbols symbols, CancellationToken cancellationToken) => new(
        from attribute in DeclaredContracts.WrittenIn(node, symbol, symbols.Critical)
        let contract = DeclaredContracts.ContractOf(symbol, attribute)
        where contract is not null
        let model = Parse(contract, attribute, symbols, cancellationToken)
        where model is not null
        select model);

    /// <summary>
    /// One double for each name: a type that is there already, written by hand or in a library that brings doubles along, comes first, then
    /// what the project itself declares.
    /// </summary>
    public static EquatableArray<DoubleModel> Find(EquatableArray<DoubleModel> own, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var names = new VisibleNames(symbols.Compilation);
        var doubled = new HashSet<(string Namespace, string Name, int Arity)>();
        return new EquatableArray<DoubleModel>(own
            .Concat(ReferencedContracts.Assemblies(symbols).SelectMany(assembly => ParseReferenced(assembly, symbols, cancellationToken)))
            .Where(model => IsMeant(model, names)
                && !DoubleModel.NamesIn(model.Contract.TypeParameters).Contains(model.Name)
                && !names.Find(model.Namespace, model.Name, model.Arity).Any()
                && doubled.Add((model.Namespace, model.Name, model.Arity))));
    }

    /// <summary>Where several assemblies bring a contract of one name, nobody can write it down.</summary>
    private static bool IsMeant(DoubleModel model, VisibleNames names) =>
        model.Origin is not { } origin
        || (names.Find(model.Namespace, origin.Name, origin.Arity).ToList() is [{ } only] && only.ContainingAssembly.Name == origin.Assembly);

    private static EquatableArray<DoubleModel> ParseReferenced(IAssemblySymbol assembly, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        string consumer = symbols.Compilation.AssemblyName ?? "";
        StrongBox<ReferencedDoubles?> known = Known.GetOrCreateValue(assembly);
        if (Volatile.Read(ref known.Value) is { } last && last.Consumer == consumer)
        {
            return last.Models;
        }

        INamedTypeSymbol?[] attributes = [symbols.NonCritical, symbols.Critical];
        IEnumerable<(INamedTypeSymbol? Contract, AttributeData Declaration)> declared =
            from type in ReferencedContracts.TypesOf(assembly.GlobalNamespace, cancellationToken)
            where type.TypeKind is TypeKind.Interface or TypeKind.Class
            from attribute in attributes
            from declaration in ContractAttributes.FindAll(type, attribute)
            select ((INamedTypeSymbol?)type, declaration);
        IEnumerable<(INamedTypeSymbol? Contract, AttributeData Declaration)> named =
            from attribute in attributes
            from declaration in ContractAttributes.FindAll(assembly, attribute)
            select (ContractAttributes.NamedContract(declaration), declaration);
        var models = new EquatableArray<DoubleModel>(
            from pair in declared.Concat(named)
            where pair.Contract is not null
            let model = Parse(pair.Contract, pair.Declaration, symbols, cancellationToken)
            where model is not null
            select model with { Origin = OriginOf(pair.Contract) });
        Volatile.Write(ref known.Value, new ReferencedDoubles(consumer, models));
        return models;
    }

    private static DoubleModel? Parse(INamedTypeSymbol contract, AttributeData declaration, KnownSymbols symbols, CancellationToken cancellationToken) =>
        ContractParser.Parse(contract, declaration, symbols, cancellationToken).Model is { } model
            ? new DoubleModel(model, ContractParser.IsPublic(contract))
            : null;

    private static ContractOrigin OriginOf(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? OriginOf(outer)
        : new ContractOrigin(type.Name, type.Arity, type.ContainingAssembly.Name);

    /// <param name="Consumer">Who references the assembly: what is visible depends on that.</param>
    /// <param name="Models">The doubles of its contracts.</param>
    private sealed record ReferencedDoubles(string Consumer, EquatableArray<DoubleModel> Models);
}
