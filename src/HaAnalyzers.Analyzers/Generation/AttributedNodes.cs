using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>
/// The declarations on which an attribute of the contract language may stand, told by its name; an alias may be one of its names.
/// <c>ForAttributeWithMetadataName</c> tells them too, and binds the attributes of each again with every keystroke: with a thousand contracts that
/// is five times what the rest of this generator costs.
/// </summary>
internal sealed class AttributedNodes
{
    /// <summary>By the origin of stamps, which stands for global aliases too.</summary>
    private static readonly ConditionalWeakTable<DeclarationStamp, AttributedNodes> ByOrigin = new();

    private readonly HashSet<string> _names;

    private AttributedNodes(Compilation compilation) => _names = new HashSet<string>(
        compilation.SyntaxTrees.SelectMany(static tree => DeclarationFile.Of(tree).GlobalAliases)
            .Concat(["NonCriticalAttribute", "CriticalAttribute", "ReadinessProbeAttribute"])
            .SelectMany(AttributeNames.AsApplied));

    public static AttributedNodes Of(Compilation compilation) =>
        ByOrigin.GetValue(DeclarationStamp.Of(compilation).Origin, _ => new AttributedNodes(compilation));

    /// <returns>In the order in which they stand in the file.</returns>
    public SyntaxNode[] In(SyntaxTree tree)
    {
        DeclarationFile file = DeclarationFile.Of(tree);
        HashSet<string> names = file.Aliases.Count == 0 ? _names : new HashSet<string>(_names.Concat(file.Aliases.SelectMany(AttributeNames.AsApplied)));
        return file.Attributes.Any(names.Contains)
            ? DeclarationFile.NodesOf(tree.GetRoot(CancellationToken.None))
                .SelectMany(DeclarationFile.AttributeListsOf)
                .Where(list => list.Attributes.Any(attribute => names.Contains(TypeSyntaxes.NameOf(attribute.Name))))
                .Select(static list => list.Parent!)
                .Distinct()
                .ToArray()
            : [];
    }
}
