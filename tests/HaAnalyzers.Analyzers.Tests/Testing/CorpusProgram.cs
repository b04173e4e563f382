using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>
/// A file of the corpus. It begins with comments that say in what project it lies: <c>// program</c>, <c>// library</c> or
/// <c>// tests</c>, then any number of <c>// option: name = value</c> and <c>// references: Project</c>.
/// </summary>
internal sealed record CorpusProgram(string Name, string Source, ImmutableArray<MarkedPlace> Marks)
{
    private const string OptionStart = "// option: ";

    private const string ReferenceStart = "// references: ";

    /// <summary>The other projects that programs refer to; they are no programs of the corpus themselves.</summary>
    private const string ProjectsFolder = "Projects";

    public static string Folder { get; } = Repository.PathOf("tests", "HaAnalyzers.Analyzers.Tests", "Corpus");

    /// <summary>Kind and name of every program: <c>MinimalApi/Storefront</c>.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.ChangeExtension(Path.GetRelativePath(Folder, path), null).Replace('\\', '/'))
            .Where(name => !name.StartsWith(ProjectsFolder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public bool IsLibrary => HeaderLines.Contains("// library") || IsTestProject;

    public bool IsTestProject => HeaderLines.Contains("// tests");

    public ImmutableDictionary<string, string> Options => Header(OptionStart)
        .Select(option => option.Split('=', 2, StringSplitOptions.TrimEntries))
        .ToImmutableDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Name and text of each other project of the solution that the program refers to.</summary>
    public IEnumerable<(string Name, string Text)> ReferencedProjects => Header(ReferenceStart)
        .Select(name => (name, File.ReadAllText(Path.Combine(Folder, ProjectsFolder, name + ".cs"))));

    private IEnumerable<string> HeaderLines =>
        Source.Split('\n').Select(line => line.TrimEnd('\r')).TakeWhile(line => line.StartsWith("// ", StringComparison.Ordinal));

    public static CorpusProgram Read(string name)
    {
        string text = File.ReadAllText(Path.Combine(Folder, name + ".cs"));
        TestFileMarkupParser.GetPositionsAndSpans(
            text, out string source, out ImmutableArray<int> _, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        var program = new CorpusProgram(
            name, source, [.. spans.SelectMany(pair => pair.Value.Select(span => new MarkedPlace(pair.Key, span)))]);
        if (!program.IsLibrary && !program.HeaderLines.Contains("// program"))
        {
            throw new InvalidDataException($"{name}.cs begins with neither '// program' nor '// library' nor '// tests'.");
        }

        return program;
    }

    private IEnumerable<string> Header(string start) =>
        HeaderLines.Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line[start.Length..].Trim());
}
