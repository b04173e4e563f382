using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>
/// Keeps what was read from a declaration for as long as no declaration has changed. The pipeline of a generator asks for all of them again
/// after each edit, wherever it was.
/// </summary>
internal sealed class DeclarationCache<TResult>
{
    private readonly ConditionalWeakTable<object, Slot> _slots = new();

    /// <param name="compilation">What is read.</param>
    /// <param name="read">Reads it. What it throws, a cancellation above all, is not kept.</param>
    public TResult Get(Compilation compilation, Func<TResult> read)
    {
        DeclarationStamp stamp = DeclarationStamp.Of(compilation);
        return Get(stamp, stamp, read);
    }

    /// <param name="declaration">The part of the compilation that is read.</param>
    /// <param name="compilation">What it means depends on this.</param>
    /// <param name="read">As above.</param>
    public TResult Get(SyntaxNode declaration, Compilation compilation, Func<TResult> read) => Get(declaration, DeclarationStamp.Of(compilation), read);

    private TResult Get(object key, DeclarationStamp stamp, Func<TResult> read)
    {
        Slot slot = _slots.GetOrCreateValue(key);
        if (slot.Content is { } content && content.Stamp == stamp)
        {
            return content.Result;
        }

        TResult result = read();
        slot.Content = new Content(stamp, result);
        return result;
    }

    private sealed class Slot
    {
        private volatile Content? _content;

        public Content? Content
        {
            get => _content;
            set => _content = value;
        }
    }

    private sealed class Content(DeclarationStamp stamp, TResult result)
    {
        public DeclarationStamp Stamp { get; } = stamp;

        public TResult Result { get; } = result;
    }
}
