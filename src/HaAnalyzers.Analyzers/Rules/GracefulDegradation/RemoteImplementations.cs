using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>
/// Which class a contract is reported at: of those that reach something remote the first, by file and place. Each class finds it out for itself,
/// so that the answer is the same in whatever order, and however many of, the classes are analyzed.
/// </summary>
internal sealed class RemoteImplementations
{
    private readonly Func<INamedTypeSymbol, IEnumerable<INamedTypeSymbol>> _contractsOf;
    private readonly Func<INamedTypeSymbol, RemoteUses> _usesOf;
    private readonly Lazy<ILookup<INamedTypeSymbol, INamedTypeSymbol>> _classes;
    private readonly ConcurrentDictionary<INamedTypeSymbol, Lazy<RemoteUses>> _uses = new(SymbolEqualityComparer.Default);

    /// <param name="compilation">The classes of these sources.</param>
    /// <param name="contractsOf">The contracts a class can be reported for.</param>
    /// <param name="usesOf">What a class reaches, still to be collected.</param>
    public RemoteImplementations(
        Compilation compilation, Func<INamedTypeSymbol, IEnumerable<INamedTypeSymbol>> contractsOf, Func<INamedTypeSymbol, RemoteUses> usesOf)
    {
        _contractsOf = contractsOf;
        _usesOf = usesOf;
        _classes = new Lazy<ILookup<INamedTypeSymbol, INamedTypeSymbol>>(() => Classes(compilation), LazyThreadSafetyMode.ExecutionAndPublication);
        Compilation = compilation;
    }

    private Compilation Compilation { get; }

    /// <summary>No class in front of this one would be reported for the contract.</summary>
    public bool IsFirst(INamedTypeSymbol type, INamedTypeSymbol contract, CancellationToken cancellationToken) => !_classes.Value[contract.OriginalDefinition]
        .Where(other => Compare(other, type, contract) < 0 && IsHandWritten(other, cancellationToken))
        .Any(other => _contractsOf(other).Where(form => IsForm(form, contract)).Any(form => Uses(other, cancellationToken).Find(form) is not null));

    private static bool IsForm(INamedTypeSymbol form, INamedTypeSymbol contract) =>
        SymbolEqualityComparer.Default.Equals(form.OriginalDefinition, contract.OriginalDefinition);

    private static bool IsHandWritten(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        !Guards.IsGenerated(type) && type.DeclaringSyntaxReferences.Any(reference => SyntaxTrees.IsHandWritten(reference.SyntaxTree, cancellationToken));

    private static int Compare(INamedTypeSymbol one, INamedTypeSymbol other, INamedTypeSymbol contract)
    {
        Location first = ContractLocations.Of(one, contract);
        Location second = ContractLocations.Of(other, contract);
        int byFile = string.CompareOrdinal(first.SourceTree?.FilePath, second.SourceTree?.FilePath);
        return byFile != 0 ? byFile : first.SourceSpan.Start.CompareTo(second.SourceSpan.Start);
    }

    private static ILookup<INamedTypeSymbol, INamedTypeSymbol> Classes(Compilation compilation) => SourceTypes.In(compilation.Assembly)
        .Where(type => type.TypeKind == TypeKind.Class)
        .SelectMany(type => type.AllInterfaces.Select(contract => (Type: type, Contract: contract.OriginalDefinition)).Distinct())
        .ToLookup(pair => pair.Contract, pair => pair.Type, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default);

    private RemoteUses Uses(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        Lazy<RemoteUses> uses = _uses.GetOrAdd(type, key => new Lazy<RemoteUses>(
            () =>
            {
                RemoteUses found = _usesOf(key);
                found.CollectFrom(Compilation, cancellationToken);
                return found;
            },
            LazyThreadSafetyMode.PublicationOnly));
        return uses.Value;
    }
}
