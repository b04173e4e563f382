using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>The names and the texts one file mentions, wherever they stand. Read once, and again only when the file changes.</summary>
/// <remarks>
/// Most files mention nothing of what rules ask for. That is seen from the words of their text; only where a word is there its syntax is
/// looked at, for a word may stand in a comment.
/// </remarks>
internal sealed class FileNames
{
    private static readonly SharedKnowledge<SyntaxTree, FileNames> Known = new(tree => new FileNames(tree));

    /// <summary>Every rule asks for all files of a compilation.</summary>
    private static readonly SharedKnowledge<Compilation, FileNames[]> All = new(compilation => compilation.SyntaxTrees.Select(Of).ToArray());

    /// <summary>Hashes, the same in any case: two words may have one.</summary>
    private readonly HashSet<int> _words = new();
    private readonly Lazy<HashSet<string>> _names;
    private readonly Lazy<HashSet<string>> _texts;

    private FileNames(SyntaxTree tree)
    {
        Tree = tree;
        string text = tree.GetText(CancellationToken.None).ToString();
        for (int position = 0; position < text.Length;)
        {
            _words.Add(NextWord(text, ref position));
        }

        _names = new Lazy<HashSet<string>>(() => new HashSet<string>(Nodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText), StringComparer.Ordinal));
        _texts = new Lazy<HashSet<string>>(() => new HashSet<string>(
            Nodes().OfType<LiteralExpressionSyntax>().Select(literal => literal.Token.Value).OfType<string>(), StringComparer.OrdinalIgnoreCase));
    }

    public SyntaxTree Tree { get; }

    public static FileNames Of(SyntaxTree tree) => Known.Of(tree);

    /// <summary>
    /// False where none of the names stands in any file, generated ones included. A rule that judges nothing else registers nothing then, and
    /// costs nothing.
    /// </summary>
    /// <param name="names">Single words: methods, properties or types.</param>
    public static bool AnyMayMention(Compilation compilation, ImmutableArray<string> names)
    {
        int[] words = names.Select(Word).ToArray();
        return Array.Exists(All.Of(compilation), file => Array.Exists(words, file._words.Contains));
    }

    /// <summary>False where none of the names stands anywhere; true where one does, be it in a comment.</summary>
    public bool MayMention(IEnumerable<string> names) => names.Any(HasWords);

    public bool Mentions(string name) => HasWords(name) && _names.Value.Contains(name);

    public bool MentionsAny(IEnumerable<string> names) => names.Any(Mentions);

    /// <summary>A string literal, in any case.</summary>
    public bool Says(string text) => HasWords(text) && _texts.Value.Contains(text);

    /// <summary>Some string literal has it inside, in any case.</summary>
    public bool SaysPartly(string part) =>
        Contains(Tree.GetText(CancellationToken.None).ToString(), part) && _texts.Value.Any(text => Contains(text, part));

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static int Word(string name)
    {
        int position = 0;
        return NextWord(name, ref position);
    }

    /// <summary>The hash of the next word, or 0 where none follows.</summary>
    private static int NextWord(string text, ref int position)
    {
        int hash = 0;
        while (position < text.Length)
        {
            char character = text[position++];
            if (character == '\\')
            {
                character = Escaped(text, ref position);
            }

            if (character == '_' || char.IsLetterOrDigit(character))
            {
                hash = unchecked((hash * 31) + char.ToUpperInvariant(character));
            }
            else if (hash != 0)
            {
                break;
            }
        }

        return hash;
    }

    /// <summary>Names and texts can be written with <c>\u0048</c> or <c>\U00000048</c>; any other backslash is one.</summary>
    private static char Escaped(string text, ref int position)
    {
        int digits = position == text.Length ? 0 : text[position] switch { 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0
            || position + digits >= text.Length
            || !int.TryParse(text.Substring(position + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            || code is < 0 or > char.MaxValue)
        {
            return '\\';
        }

        position += digits + 1;
        return (char)code;
    }

    private bool HasWords(string text)
    {
        for (int position = 0; position < text.Length;)
        {
            if (NextWord(text, ref position) is not 0 and int word && !_words.Contains(word))
            {
                return false;
            }
        }

        return true;
    }

    private IEnumerable<SyntaxNode> Nodes() => Tree.GetRoot(CancellationToken.None).DescendantNodes();
}
