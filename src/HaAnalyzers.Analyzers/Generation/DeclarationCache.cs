using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>
/// Keeps what was read from a declaration for as long as no declaration has changed that it can be about. The pipeline of a generator asks for
/// all of them again after each edit, wherever it was.
/// </summary>
/// <param name="furtherNames">
/// The names, beyond those that the file of the declaration mentions, of the types on which a result depends; <see langword="null"/> for a result
/// that any declaration may change.
/// </param>
internal sealed class DeclarationCache<TResult>(Func<TResult, IEnumerable<string>?> furtherNames)
{
    private readonly ConditionalWeakTable<SyntaxNode, Slot> _slots = new();

    /// <summary>Where what is read from a declaration is kept; who asks often keeps the slot too.</summary>
    public Slot SlotOf(SyntaxNode declaration) => _slots.GetValue(declaration, static node => new Slot(node));

    /// <param name="slot">That of the declaration.</param>
    /// <param name="compilation">What it means depends on this.</param>
    /// <param name="read">Reads it. What it throws, a cancellation above all, is not kept.</param>
    public TResult Get(Slot slot, Compilation compilation, Func<SyntaxNode, TResult> read)
    {
        DeclarationStamp stamp = DeclarationStamp.Of(compilation);
        if (slot.Content is { } content)
        {
            if (content.Stamp == stamp)
            {
                return content.Result;
            }

            if (!slot.ReachesFar && stamp.EditsSince(content.Stamp) is { } edits)
            {
                HashSet<string>? names = content.Names ?? FindNames(content.Result, slot.Declaration, compilation);
                slot.ReachesFar = names is null;
                if (names is not null && !Concern(names, edits))
                {
                    slot.Content = new Content(stamp, content.Result, names);
                    return content.Result;
                }
            }
        }

        TResult result = read(slot.Declaration);
        if (slot.Content is { } former && EqualityComparer<TResult>.Default.Equals(former.Result, result))
        {
            // What is the same object need not be compared with every keystroke from now on.
            result = former.Result;
        }

        slot.Content = new Content(stamp, result, names: null);
        return result;
    }

    private static bool Concern(HashSet<string> names, IReadOnlyList<string[]> edits)
    {
        for (int i = 0; i < edits.Count; i++)
        {
            if (Array.Exists(edits[i], names.Contains))
            {
                return true;
            }
        }

        return false;
    }

    private HashSet<string>? FindNames(TResult result, SyntaxNode declaration, Compilation compilation)
    {
        if (furtherNames(result) is not { } further || DeclarationReach.Find(declaration.SyntaxTree, compilation) is not { } names)
        {
            return null;
        }

        names.UnionWith(further);
        return names;
    }

    internal sealed class Slot(SyntaxNode declaration)
    {
        private volatile Content? _content;

        public SyntaxNode Declaration { get; } = declaration;

        /// <summary>There are too many names to remember, or none would do.</summary>
        public bool ReachesFar { get; set; }

        public Content? Content
        {
            get => _content;
            set => _content = value;
        }
    }

    internal sealed class Content(DeclarationStamp stamp, TResult result, HashSet<string>? names)
    {
        public DeclarationStamp Stamp { get; } = stamp;

        public TResult Result { get; } = result;

        /// <summary>Where they are known: they are looked for when a declaration has changed for the first time.</summary>
        public HashSet<string>? Names { get; } = names;
    }
}
