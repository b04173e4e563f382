using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>
/// Finds what the program has to be ready for: a critical contract, or a remote API that no non-critical contract stands in front of.
/// A dependency the program can do without is no reason to take an instance out of rotation.
/// </summary>
internal static class CriticalDependencies
{
    /// <returns>What a reader would call it, or <see langword="null"/>.</returns>
    public static string? FindFirst(KnownSymbols symbols, DependencyContracts contracts, RemoteApis remoteApis, HealthSetup setup)
    {
        IAssemblySymbol assembly = symbols.Compilation.Assembly;
        List<INamedTypeSymbol> own = SourceTypes.In(assembly)
            .Where(type => contracts.ImplementedBy(type).IsEmpty)
            .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
            .ToList();

        INamedTypeSymbol? critical = own.FirstOrDefault(IsCritical)
            ?? ContractAttributes.FindAll(assembly, symbols.Critical).Select(ContractAttributes.NamedContract).FirstOrDefault(contract => contract is not null)
            ?? own.SelectMany(Used).FirstOrDefault(IsCritical);
        INamedTypeSymbol? remote = critical ?? own.Concat(setup.RegisteredTypes).FirstOrDefault(IsRemote);
        if (remote is not null)
        {
            return $"'{ReadableNames.Of(remote)}'";
        }

        return own.SelectMany(type => Used(type).Where(IsRemote).Select(used => $"'{type.Name}' ({used.Name})")).FirstOrDefault()
            ?? setup.InvokedMethods.Where(RemoteApis.Registrations.Contains).OrderBy(name => name, StringComparer.Ordinal)
                .Select(name => $"what '{name}' registers").FirstOrDefault();

        bool IsRemote(INamedTypeSymbol type) => remoteApis.Contains(type) && !(setup.KeepsDataLocally && RemoteApis.IsDatabaseContext(type));

        bool IsCritical(INamedTypeSymbol type) => ContractAttributes.Find(type, symbols.Critical) is not null;
    }

    /// <summary>What the type keeps and what it asks for.</summary>
    private static IEnumerable<INamedTypeSymbol> Used(INamedTypeSymbol type) => type.GetMembers().SelectMany(Types).OfType<INamedTypeSymbol>();

    private static IEnumerable<ITypeSymbol> Types(ISymbol member) => member switch
    {
        IFieldSymbol field => new[] { field.Type },
        IPropertySymbol property => new[] { property.Type },
        IMethodSymbol method => method.Parameters.Select(parameter => parameter.Type),
        _ => Enumerable.Empty<ITypeSymbol>(),
    };
}
