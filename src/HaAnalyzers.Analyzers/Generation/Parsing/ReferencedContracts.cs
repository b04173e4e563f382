using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Finds the guards and the readiness probes that referenced assemblies bring along, so that one call at the composition root covers them too.</summary>
internal static class ReferencedContracts
{
    public static ReferencedModel Find(KnownSymbols symbols, bool withProbes, CancellationToken cancellationToken)
    {
        var guards = new List<RegistrationModel>();
        var probes = new List<ProbeModel>();
        foreach (INamedTypeSymbol contract in Assemblies(symbols).SelectMany(assembly => TypesOf(assembly.GlobalNamespace, cancellationToken)))
        {
            if (Register(contract, symbols) is { } registration)
            {
                guards.Add(registration);
            }

            if (withProbes && contract.TypeKind == TypeKind.Interface)
            {
                probes.AddRange(ProbeParser.ParseAll(contract, symbols));
            }
        }

        return new ReferencedModel(new EquatableArray<RegistrationModel>(guards), withProbes ? new EquatableArray<ProbeModel>(probes) : null);
    }

    /// <summary>
    /// The referenced assemblies that can declare a contract: those that know the runtime library, and that <c>global::</c> reaches.
    /// </summary>
    public static IEnumerable<IAssemblySymbol> Assemblies(KnownSymbols symbols)
    {
        IAssemblySymbol runtime = symbols.NonCritical!.ContainingAssembly;
        return symbols.Compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly =>
            assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == runtime.Name))
            && IsInGlobalNamespace(assembly, symbols.Compilation));
    }

    private static bool IsInGlobalNamespace(IAssemblySymbol assembly, Compilation compilation) =>
        compilation.GetMetadataReference(assembly)?.Properties.Aliases is not { IsEmpty: false } aliases
        || aliases.Contains(MetadataReferenceProperties.GlobalAlias);

    private static RegistrationModel? Register(INamedTypeSymbol contract, KnownSymbols symbols)
    {
        if (contract.TypeKind is not (TypeKind.Interface or TypeKind.Class) || ContractAttributes.Find(contract, symbols.NonCritical) is not { } declaration)
        {
            return null;
        }

        FallbackImplementationModel? fallback = new FallbackImplementationParser(contract, symbols, []).Parse(declaration);
        if (fallback is null && ContractAttributes.Named(declaration, FallbackImplementationParser.Argument) is not null)
        {
            // Internal to the other assembly: only that one can put the guard in place.
            return null;
        }

        string? pipeline = new PipelineParser(contract, symbols, []).Parse(declaration, Location.None);
        if (pipeline is null && ContractAttributes.Named(declaration, "Pipeline") is not null)
        {
            // Polly is hidden from this project, and with it the constructor of the guard.
            return null;
        }

        List<ITypeParameterSymbol> parameters = TypeConstraints.ParametersOf(contract).ToList();
        string name = GuardNames.For(contract);
        INamedTypeSymbol? guard = contract.ContainingNamespace.GetTypeMembers(name, parameters.Count).FirstOrDefault();
        // An earlier version sealed the guards of generic contracts.
        if (guard is null || !symbols.Compilation.IsSymbolAccessibleWithin(guard, symbols.Compilation.Assembly) || (parameters.Count > 0 && guard.IsSealed))
        {
            return null;
        }

        return new RegistrationModel(
            contract.ToDisplayString(SymbolFormats.Qualified),
            contract.ToDisplayString(SymbolFormats.FullName),
            contract.ContainingNamespace.IsGlobalNamespace ? "global::" + name : $"{contract.ContainingNamespace.ToDisplayString(SymbolFormats.Qualified)}.{name}",
            fallback,
            pipeline,
            parameters.Count == 0 ? null : Generic(contract, declaration, name, parameters, symbols),
            new EquatableArray<string>(WarningsOfTypes.Of(contract)));
    }

    private static GenericGuardModel Generic(
        INamedTypeSymbol contract, AttributeData declaration, string name, List<ITypeParameterSymbol> parameters, KnownSymbols symbols)
    {
        var names = new TypeNames(contract);
        return new GenericGuardModel(
            name,
            TypeConstraints.List(parameters, names),
            new EquatableArray<string>(TypeConstraints.FormatAll(contract, names)),
            new EquatableArray<string>(new OptionParser([]).Parse(declaration, Location.None)
                .Concat(new IgnoredExceptionsParser(symbols, []).Parse(declaration, Location.None))));
    }

    public static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space, CancellationToken cancellationToken)
    {
        foreach (INamespaceOrTypeSymbol member in space.GetMembers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            IEnumerable<INamedTypeSymbol> types = member switch
            {
                INamespaceSymbol nested => TypesOf(nested, cancellationToken),
                INamedTypeSymbol type => TypesOf(type),
                _ => [],
            };
            foreach (INamedTypeSymbol type in types)
            {
                yield return type;
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(TypesOf).Prepend(type);
}
