using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
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
        Types = root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .Select(static node => node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                DelegateDeclarationSyntax type => type.Identifier.ValueText,
                _ => null,
            })
            .OfType<string>()
            .Distinct()
            .ToArray();
        Namespaces = root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<BaseNamespaceDeclarationSyntax>()
            .SelectMany(static space => space.Name.DescendantTokens())
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText)
            .Distinct()
            .ToArray();
        MattersEverywhere = root.AttributeLists.Any() || root.Usings.Any(static directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword));
    }

    /// <summary>The names of the types, nested ones included.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The names of the namespaces, part by part.</summary>
    public IReadOnlyList<string> Namespaces { get; }

    /// <summary>It has global usings or attributes of the assembly.</summary>
    public bool MattersEverywhere { get; }

    public static DeclarationFile Of(SyntaxTree tree) => Files.GetValue(tree, static file => new DeclarationFile((CompilationUnitSyntax)file.GetRoot(CancellationToken.None)));

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

    private static bool HasNullableDirective(SyntaxTree tree) =>
        tree.GetRoot(CancellationToken.None) is CSharpSyntaxNode { ContainsDirectives: true } root
        && root.GetFirstDirective(static directive => directive is NullableDirectiveTriviaSyntax) is not null;
}
