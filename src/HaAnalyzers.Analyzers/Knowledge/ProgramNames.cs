using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>
/// The names and the texts a whole project mentions, wherever they stand. Read from syntax, once for each compilation and only when a rule
/// asks: it is for reasons to stay silent.
/// </summary>
internal sealed class ProgramNames
{
    private static readonly HashSet<string> ApplicationTypes = new(StringComparer.Ordinal)
    {
        "IApplicationBuilder", "WebApplication", "IEndpointRouteBuilder",
    };

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _texts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Compilation _compilation;

    private ProgramNames(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        foreach (SyntaxNode node in SyntaxTrees.HandWrittenNodes(compilation, cancellationToken))
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

    public static ProgramNames Read(Compilation compilation, CancellationToken cancellationToken) => new(compilation, cancellationToken);

    public bool Mentions(string name) => _names.Contains(name);

    public bool MentionsAny(IEnumerable<string> names) => _names.Overlaps(names);

    /// <summary>A string literal, in any case.</summary>
    public bool Says(string text) => _texts.Contains(text);

    /// <summary>A method of another project gets hold of the application or of the endpoints, and what it does cannot be seen.</summary>
    public bool HandsApplicationAway() => _compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => SolutionAssemblies.IsOwn(assembly, _compilation))
        .SelectMany(SourceTypes.In)
        .Where(type => type is { IsStatic: true, DeclaredAccessibility: Accessibility.Public })
        .SelectMany(type => type.GetMembers())
        .OfType<IMethodSymbol>()
        .Any(method => TakenTypes.TakesAny(method, ApplicationTypes) && _names.Contains(method.Name));
}
