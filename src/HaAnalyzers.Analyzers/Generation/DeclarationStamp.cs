using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>
/// Stands for all declarations, references and options of a compilation. Two compilations of which one came from the other by edits inside
/// bodies have the same one, so that what was read from declarations need not be read again with every keystroke.
/// </summary>
internal sealed class DeclarationStamp
{
    /// <summary>A project may be compiled for several frameworks, in turn, under one name.</summary>
    private const int RememberedCompilations = 8;

    private static readonly ConditionalWeakTable<Compilation, DeclarationStamp> Stamps = new();

    /// <summary>The compilations asked for last, by the name of their assembly: an edit goes on from one of them.</summary>
    private static readonly ConcurrentDictionary<string, List<WeakReference<Compilation>>> Latest = new(StringComparer.Ordinal);

    private DeclarationStamp()
    {
    }

    public static DeclarationStamp Of(Compilation compilation) => Stamps.GetValue(compilation, Create);

    private static DeclarationStamp Create(Compilation compilation)
    {
        List<WeakReference<Compilation>> latest = Latest.GetOrAdd(compilation.AssemblyName ?? "", static _ => new List<WeakReference<Compilation>>());
        lock (latest)
        {
            DeclarationStamp stamp = new();
            for (int i = latest.Count - 1; i >= 0; i--)
            {
                if (!latest[i].TryGetTarget(out Compilation? previous))
                {
                    latest.RemoveAt(i);
                }
                else if (Stamps.TryGetValue(previous, out DeclarationStamp? known) && DifferInBodiesOnly(previous, compilation))
                {
                    stamp = known;
                    break;
                }
            }

            latest.Add(new WeakReference<Compilation>(compilation));
            if (latest.Count > RememberedCompilations)
            {
                latest.RemoveAt(0);
            }

            return stamp;
        }
    }

    private static bool DifferInBodiesOnly(Compilation first, Compilation second) =>
        first.Options.Equals(second.Options)
        && first.References.SequenceEqual(second.References)
        && AreEquivalent(first.SyntaxTrees.ToList(), second.SyntaxTrees.ToList());

    private static bool AreEquivalent(List<SyntaxTree> first, List<SyntaxTree> second)
    {
        if (first.Count != second.Count)
        {
            return false;
        }

        for (int i = 0; i < first.Count; i++)
        {
            if (first[i] != second[i] && !AreEquivalent(first[i], second[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A directive is no node, and <c>#nullable</c> changes what declarations mean.</summary>
    private static bool AreEquivalent(SyntaxTree first, SyntaxTree second) =>
        first.FilePath == second.FilePath
        && first.Options.Equals(second.Options)
        && first.IsEquivalentTo(second, topLevel: true)
        && !HasNullableDirective(first)
        && !HasNullableDirective(second);

    private static bool HasNullableDirective(SyntaxTree tree) =>
        tree.GetRoot(CancellationToken.None) is CSharpSyntaxNode { ContainsDirectives: true } root
        && root.GetFirstDirective(static directive => directive is NullableDirectiveTriviaSyntax) is not null;
}
