using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>The names and the texts one file mentions, wherever they stand. Read from syntax once, and again only when the file changes.</summary>
internal sealed class FileNames
{
    private static readonly SharedKnowledge<SyntaxTree, FileNames> Known = new(tree => new FileNames(tree));

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _texts = new(StringComparer.OrdinalIgnoreCase);

    private FileNames(SyntaxTree tree)
    {
        Tree = tree;
        foreach (SyntaxNode node in tree.GetRoot(CancellationToken.None).DescendantNodes())
        {
            if (node is SimpleNameSyntax name)
            {
                _names.Add(name.Identifier.ValueText);
            }
            else if (node is LiteralExpressionSyntax { Token.Value: string text })
            {
                _texts.Add(text);
            }
        }
    }

    public SyntaxTree Tree { get; }

    public IEnumerable<string> Texts => _texts;

    public static FileNames Of(SyntaxTree tree) => Known.Of(tree);

    public bool Mentions(string name) => _names.Contains(name);

    public bool MentionsAny(IEnumerable<string> names) => _names.Overlaps(names);

    /// <summary>A string literal, in any case.</summary>
    public bool Says(string text) => _texts.Contains(text);
}
