using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

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

    private static readonly HashSet<string> PipelineTypes = new(StringComparer.Ordinal) { "IApplicationBuilder" };

    private static readonly ImmutableArray<string> OtherConcerns = ImmutableArray.Create("Health", "Migrat", "Seed", "Database");

    private static readonly SharedKnowledge<Compilation, ProgramNames> Known = new(compilation => new ProgramNames(compilation));

    private readonly Compilation _compilation;

    private ProgramNames(Compilation compilation)
    {
        _compilation = compilation;
        Files = SyntaxTrees.HandWritten(compilation, CancellationToken.None).Select(FileNames.Of).ToImmutableArray();
    }

    /// <summary>File by file.</summary>
    public ImmutableArray<FileNames> Files { get; }

    public static ProgramNames For(Compilation compilation) => Known.Of(compilation);

    public bool Mentions(string name) => Files.Any(file => file.Mentions(name));

    public bool MentionsAny(IEnumerable<string> names) => Files.Any(file => file.MentionsAny(names));

    /// <summary>A string literal, in any case.</summary>
    public bool Says(string text) => Files.Any(file => file.Says(text));

    /// <summary>A method of another project gets hold of the application or of the endpoints, and what it does cannot be seen.</summary>
    public bool HandsApplicationAway() => HandsAway(_ => true);

    /// <summary>
    /// The same, where a middleware that limits load may be added. A method that says it maps endpoints, such as <c>MapDefaultEndpoints</c>, adds
    /// none, nor does one that says it is about health or brings a database up to date.
    /// </summary>
    public bool HandsPipelineAway() => HandsAway(method =>
        !OtherConcerns.Any(word => method.Name.IndexOf(word, StringComparison.Ordinal) >= 0)
        && (!method.Name.StartsWith("Map", StringComparison.Ordinal) || TakenTypes.TakesAny(method, PipelineTypes)));

    private bool HandsAway(Func<IMethodSymbol, bool> counts) => _compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => SolutionAssemblies.IsOwn(assembly, _compilation))
        .SelectMany(SourceTypes.In)
        .Where(type => type is { IsStatic: true, DeclaredAccessibility: Accessibility.Public })
        .SelectMany(type => type.GetMembers())
        .OfType<IMethodSymbol>()
        .Any(method => TakenTypes.TakesAny(method, ApplicationTypes) && counts(method) && Mentions(method.Name));
}
