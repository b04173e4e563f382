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
    private static readonly ConditionalWeakTable<IAssemblySymbol, ReferencedDoubles> Known = new();

    /// <summary>The critical contracts that one annotated node declares; non-critical ones are parsed for their guards already.</summary>
    public static EquatableArray<DoubleModel> ParseOwn(GeneratorAttributeSyntaxContext context, KnownSymbols symbols, CancellationToken cancellationToken) => new(
        from attribute in context.Attributes
        let contract = DeclaredContracts.ContractOf(context.TargetSymbol, attribute)
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
        var names = new HashSet<string>(StringComparer.Ordinal);
        return new EquatableArray<DoubleModel>(own
            .Concat(ReferencedContracts.Assemblies(symbols).SelectMany(assembly => ParseReferenced(assembly, symbols, cancellationToken)))
            .Where(model => IsMeant(model.Origin, symbols.Compilation) && names.Add(model.MetadataName) && !IsTaken(model, symbols.Compilation)));
    }

    /// <summary>Where several assemblies bring a contract of one name, nobody can write it down.</summary>
    private static bool IsMeant(ContractOrigin? origin, Compilation compilation) =>
        origin is null || compilation.GetTypeByMetadataName(origin.MetadataName)?.ContainingAssembly.Name == origin.Assembly;

    private static bool IsTaken(DoubleModel model, Compilation compilation) =>
        DoubleModel.NamesIn(model.Contract.TypeParameters).Contains(model.Name)
        || (compilation.GetBestTypeByMetadataName(model.MetadataName) is { } taken && compilation.IsSymbolAccessibleWithin(taken, compilation.Assembly));

    private static EquatableArray<DoubleModel> ParseReferenced(IAssemblySymbol assembly, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        string consumer = symbols.Compilation.AssemblyName ?? "";
        if (Known.TryGetValue(assembly, out ReferencedDoubles? known) && known.Consumer == consumer)
        {
            return known.Models;
        }

        INamedTypeSymbol?[] attributes = [symbols.NonCritical, symbols.Critical];
        IEnumerable<(INamedTypeSymbol? Contract, AttributeData Declaration)> declared =
            from type in ReferencedContracts.TypesOf(assembly.GlobalNamespace, cancellationToken)
            where type.TypeKind == TypeKind.Interface
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
            select model with { Origin = new ContractOrigin(MetadataName(pair.Contract), pair.Contract.ContainingAssembly.Name) });
        Known.Remove(assembly);
        Known.Add(assembly, new ReferencedDoubles(consumer, models));
        return models;
    }

    private static DoubleModel? Parse(INamedTypeSymbol contract, AttributeData declaration, KnownSymbols symbols, CancellationToken cancellationToken) =>
        contract.TypeKind == TypeKind.Interface && ContractParser.Parse(contract, declaration, symbols, cancellationToken).Model is { } model
            ? new DoubleModel(model, ContractParser.IsPublic(contract))
            : null;

    private static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? $"{MetadataName(outer)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    /// <param name="Consumer">Who references the assembly: what is visible depends on that.</param>
    /// <param name="Models">The doubles of its contracts.</param>
    private sealed record ReferencedDoubles(string Consumer, EquatableArray<DoubleModel> Models);
}
