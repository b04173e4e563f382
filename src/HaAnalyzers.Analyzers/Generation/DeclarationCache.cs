using System;
using System.Collections.Generic;
using System.Linq;
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

    /// <param name="declaration">The part of the compilation that is read.</param>
    /// <param name="compilation">What it means depends on this.</param>
    /// <param name="read">Reads it. What it throws, a cancellation above all, is not kept.</param>
    public TResult Get(SyntaxNode declaration, Compilation compilation, Func<TResult> read)
    {
        DeclarationStamp stamp = DeclarationStamp.Of(compilation);
        Slot slot = _slots.GetOrCreateValue(declaration);
        if (slot.Content is { } content)
        {
            if (content.Stamp == stamp)
            {
                return content.Result;
            }

            if (!slot.ReachesFar && stamp.EditsSince(content.Stamp) is { } edits)
            {
                HashSet<string>? names = content.Names ?? FindNames(content.Result, declaration, compilation);
                slot.ReachesFar = names is null;
                if (names is not null && !edits.Any(names.Overlaps))
                {
                    slot.Content = new Content(stamp, content.Result, names);
                    return content.Result;
                }
            }
        }

        TResult result = read();
        if (slot.Content is { } former && EqualityComparer<TResult>.Default.Equals(former.Result, result))
        {
            // What is the same object need not be compared with every keystroke from now on.
            result = former.Result;
        }

        slot.Content = new Content(stamp, result, names: null);
        return result;
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

    private sealed class Slot
    {
        private volatile Content? _content;

        /// <summary>There are too many names to remember, or none would do.</summary>
        public bool ReachesFar { get; set; }

        public Content? Content
        {
            get => _content;
            set => _content = value;
        }
    }

    private sealed class Content(DeclarationStamp stamp, TResult result, HashSet<string>? names)
    {
        public DeclarationStamp Stamp { get; } = stamp;

        public TResult Result { get; } = result;

        /// <summary>Where they are known: they are looked for when a declaration has changed for the first time.</summary>
        public HashSet<string>? Names { get; } = names;
    }
}
