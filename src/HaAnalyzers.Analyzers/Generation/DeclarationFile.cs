using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>What a file declares, without the bodies; files that differ in bodies only share one.</summary>
internal sealed class DeclarationFile
{
    private static readonly ConditionalWeakTable<SyntaxTree, DeclarationFile> Files = new();

    private volatile HashSet<string>? _names;

    private DeclarationFile(CompilationUnitSyntax root)
    {
        var types = new HashSet<string>();
        var namespaces = new HashSet<string>();
        var attributes = new HashSet<string>();
        var aliases = new HashSet<string>();
        foreach (SyntaxNode node in NodesOf(root))
        {
            switch (node)
            {
                case BaseTypeDeclarationSyntax type:
                    types.Add(type.Identifier.ValueText);
                    break;
                case DelegateDeclarationSyntax type:
                    types.Add(type.Identifier.ValueText);
                    break;
                case BaseNamespaceDeclarationSyntax space:
                    namespaces.UnionWith(space.Name.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
                    break;
                case UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias }:
                    aliases.Add(alias);
                    break;
                default:
                    attributes.UnionWith(AttributeListsOf(node).SelectMany(static list => list.Attributes).Select(static attribute => TypeSyntaxes.NameOf(attribute.Name)));
                    break;
            }
        }

        Types = types.ToArray();
        Namespaces = namespaces.ToArray();
        Attributes = attributes.ToArray();
        Aliases = aliases.ToArray();
        GlobalAliases = root.Usings.Where(IsGlobal).Select(static directive => directive.Alias?.Name.Identifier.ValueText).OfType<string>().ToArray();
        MattersEverywhere = root.AttributeLists.Any() || root.Usings.Any(IsGlobal);
    }

    /// <summary>The names of the types, nested ones included.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The names of the namespaces, part by part.</summary>
    public IReadOnlyList<string> Namespaces { get; }

    /// <summary>The names of the attributes on its types, on the methods of its interfaces and on the assembly, as they are applied.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>The names that it gives to types and namespaces.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>Those that it gives for all files.</summary>
    public IReadOnlyList<string> GlobalAliases { get; }

    /// <summary>It has global usings or attributes of the assembly.</summary>
    public bool MattersEverywhere { get; }

    public static DeclarationFile Of(SyntaxTree tree) => Files.GetValue(tree, static file => new DeclarationFile((CompilationUnitSyntax)file.GetRoot(CancellationToken.None)));

    /// <summary>Namespaces, types and what stands in them, without what their members consist of.</summary>
    public static IEnumerable<SyntaxNode> NodesOf(SyntaxNode root) =>
        root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax);

    /// <summary>The attributes that one of these nodes is, or that stand on it where it is a member to be looked at.</summary>
    public static IEnumerable<AttributeListSyntax> AttributeListsOf(SyntaxNode node) => node switch
    {
        AttributeListSyntax list => new[] { list }, // [list] would be a SyntaxList, which stays empty
        MethodDeclarationSyntax { Parent: InterfaceDeclarationSyntax } method => method.AttributeLists.ToArray(),
        _ => [],
    };

    /// <summary>A directive is no node, and <c>#nullable</c> changes what declarations mean.</summary>
    public static bool AreEquivalent(SyntaxTree first, SyntaxTree second)
    {
        if (first == second)
        {
            return true;
        }

        if (first.FilePath != second.FilePath
            || !first.Options.Equals(second.Options)
            || !first.IsEquivalentTo(second, topLevel: true)
            || HasNullableDirective(first)
            || HasNullableDirective(second))
        {
            return false;
        }

        if (Files.TryGetValue(first, out DeclarationFile? known))
        {
            _ = Files.GetValue(second, _ => known);
        }

        return true;
    }

    /// <summary>Every identifier outside bodies: all types that its declarations can be about are among them.</summary>
    /// <param name="tree">The file.</param>
    public HashSet<string> NamesIn(SyntaxTree tree) => _names ??= new HashSet<string>(tree.GetRoot(CancellationToken.None)
        .DescendantTokens(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax))
        .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(static token => token.ValueText));

    private static bool IsGlobal(UsingDirectiveSyntax directive) => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);

    private static bool HasNullableDirective(SyntaxTree tree) =>
        tree.GetRoot(CancellationToken.None) is CSharpSyntaxNode { ContainsDirectives: true } root
        && root.GetFirstDirective(static directive => directive is NullableDirectiveTriviaSyntax) is not null;
}
