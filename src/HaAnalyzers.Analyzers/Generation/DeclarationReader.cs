using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Doubles;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>From a compilation to the models of what it declares: after most keystrokes, those of the compilation before.</summary>
internal static class DeclarationReader
{
    private static readonly DeclarationCache<DeclaredModels> Read = new(NamesOfGuards);

    /// <summary>By the origin of stamps.</summary>
    private static readonly ConditionalWeakTable<DeclarationStamp, StrongBox<Project?>> Latest = new();

    public static DeclaredModels Of(Compilation compilation, CancellationToken cancellationToken)
    {
        DeclarationStamp stamp = DeclarationStamp.Of(compilation);
        StrongBox<Project?> latest = Latest.GetOrCreateValue(stamp.Origin);
        Project? former = Volatile.Read(ref latest.Value);
        if (former?.Stamp == stamp)
        {
            return former.Models;
        }

        Project project = ReadProject(compilation, stamp, former, cancellationToken);
        Volatile.Write(ref latest.Value, project);
        return project.Models;
    }

    private static Project ReadProject(Compilation compilation, DeclarationStamp stamp, Project? former, CancellationToken cancellationToken)
    {
        var nodes = AttributedNodes.Of(compilation);
        Func<SyntaxNode, DeclaredModels> read = node => ReadNode(node, compilation, cancellationToken);
        SyntaxTree[] files = compilation.SyntaxTrees.ToArray();
        var slots = new DeclarationCache<DeclaredModels>.Slot[files.Length][];
        var parts = new List<DeclaredModels>();
        for (int file = 0; file < files.Length; file++)
        {
            slots[file] = former is not null && file < former.Files.Length && former.Files[file] == files[file]
                ? former.Slots[file]
                : Array.ConvertAll(nodes.In(files[file]), Read.SlotOf);
            foreach (DeclarationCache<DeclaredModels>.Slot slot in slots[file])
            {
                parts.Add(Read.Get(slot, compilation, read));
            }
        }

        return new Project(stamp, files, slots, parts, former is not null && parts.SequenceEqual(former.Parts) ? former.Models : DeclaredModels.Join(parts));
    }

    private static DeclaredModels ReadNode(SyntaxNode node, Compilation compilation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ISymbol? symbol = node is CompilationUnitSyntax ? compilation.Assembly : compilation.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(node, cancellationToken);
        if (symbol is null || KnownSymbols.Create(compilation) is not { } symbols)
        {
            return DeclaredModels.None;
        }

        EquatableArray<ContractModel> contracts = DeclaredContracts.Parse(node, symbol, symbols, cancellationToken);
        return new DeclaredModels(
            new EquatableArray<EmittedGuard>(contracts.Select(static contract => new EmittedGuard(contract))),
            new EquatableArray<RegistrationModel>(contracts.Select(RegistrationModel.Of)),
            symbols.FaultDouble is null ? EquatableArray<DoubleModel>.Empty : DoubledContracts.ParseOwn(node, symbol, symbols, cancellationToken),
            symbol is IMethodSymbol method && ProbeParser.Parse(method, symbols) is { } probe ? new EquatableArray<ProbeModel>([probe]) : EquatableArray<ProbeModel>.Empty);
    }

    /// <summary>A type of the name of a guard is an obstacle, and so is another contract that would have the same guard.</summary>
    private static IEnumerable<string>? NamesOfGuards(DeclaredModels models) => models.Equals(DeclaredModels.None)
        ? null
        : models.Guards
            .Select(static guard => guard.Contract)
            .Concat(models.Doubles.Select(static fake => fake.Contract))
            .SelectMany(static contract => GuardNames.Guarded(contract.GuardName).Append(contract.GuardName));

    /// <param name="Stamp">Of its declarations.</param>
    /// <param name="Files">All of them.</param>
    /// <param name="Slots">For what stands in each.</param>
    /// <param name="Parts">What was read from that.</param>
    /// <param name="Models">What they came to.</param>
    private sealed record Project(
        DeclarationStamp Stamp, SyntaxTree[] Files, DeclarationCache<DeclaredModels>.Slot[][] Slots, List<DeclaredModels> Parts, DeclaredModels Models);
}
