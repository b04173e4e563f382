using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>What surrounds the sources of a test: the project they would lie in.</summary>
internal sealed record TestProject
{
    private const string ImplicitUsingsPath = "/0/ImplicitUsings.cs";

    /// <summary>The usings of a web project, as the SDK would give them.</summary>
    private static readonly ImmutableArray<string> WebUsings =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Net.Http",
        "System.Threading",
        "System.Threading.Tasks",
        "HaAnalyzers",
        "Microsoft.AspNetCore.Builder",
        "Microsoft.AspNetCore.Http",
        "Microsoft.Extensions.DependencyInjection",
    ];

    public static readonly TestProject Library = new();

    public static readonly TestProject Executable = new() { OutputKind = OutputKind.ConsoleApplication };

    /// <summary>A program written with Polly, Refit, gRPC, Redis, Entity Framework and other clients.</summary>
    public static readonly TestProject Service = Executable with { References = TestReferences.Services };

    /// <summary>A library written with them.</summary>
    public static readonly TestProject ServiceLibrary = Library with { References = TestReferences.Services };

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public ImmutableArray<string> PreprocessorSymbols { get; init; } = [];

    public ImmutableArray<string> ImplicitUsings { get; init; } = WebUsings;

    /// <summary>Text of an <c>.editorconfig</c> at the root.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>Lines of a global configuration file, such as <c>build_property.HaAnalyzersEnabled = false</c>.</summary>
    public string? GlobalConfig { get; init; }

    /// <summary>References xunit, like a test project.</summary>
    public bool IsTestProject { get; init; }

    /// <summary>Runs the guard generator before the analyzers, as the compiler does.</summary>
    public bool RunsGenerator { get; init; }

    public ImmutableArray<MetadataReference> References { get; init; } = TestReferences.Production;

    /// <summary>Further projects of the solution, by name; the project under test references each.</summary>
    public ImmutableDictionary<string, string> ReferencedProjects { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Further files of the project, which no fix is expected to change.</summary>
    public ImmutableArray<(string Path, string Text)> OtherFiles { get; init; } = [];

    /// <summary>The usings of a web project as a file.</summary>
    public static string WebUsingDirectives { get; } = UsingDirectives(WebUsings);

    private CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Parse, SourceCodeKind.Regular, PreprocessorSymbols);

    public TestProject WithFile(string path, string text) => this with { OtherFiles = OtherFiles.Add((path, text)) };

    public TestProject WithProject(string name, string text) => this with { ReferencedProjects = ReferencedProjects.Add(name, text) };

    public void ApplyTo(AnalyzerTest<DefaultVerifier> test)
    {
        // Named, but without a package: the real references are given below.
        test.ReferenceAssemblies = new ReferenceAssemblies("net");
        test.TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        test.TestState.OutputKind = OutputKind;
        AddReferences(test.TestState);
        foreach ((string name, string text) in ReferencedProjects)
        {
            var project = new ProjectState(name, LanguageNames.CSharp, $"/{name}/", "cs") { Sources = { text } };
            project.Sources.Add((ImplicitUsingsPath.Replace("0", name, StringComparison.Ordinal), WebUsingDirectives));
            AddReferences(project);
            test.TestState.AdditionalProjects.Add(name, project);
            test.TestState.AdditionalProjectReferences.Add(name);
        }

        if (EditorConfig is not null)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n" + EditorConfig));
        }

        if (GlobalConfig is not null)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + GlobalConfig));
        }

        test.SolutionTransforms.Add((solution, _) => solution.ProjectIds.Aggregate(solution, WithLanguageOptions));
    }

    public void AddSourcesTo(SolutionState state, string[] sources)
    {
        foreach (string source in sources)
        {
            state.Sources.Add(source);
        }

        foreach ((string path, string text) in OtherFiles)
        {
            state.Sources.Add((path, text));
        }

        string usings = UsingDirectives(ImplicitUsings);
        state.Sources.Add((ImplicitUsingsPath, usings));
        if (RunsGenerator)
        {
            IEnumerable<string> texts = OtherFiles.Select(file => file.Text).Concat(sources).Append(usings);
            foreach ((string path, string text) in GuardGeneration.Run(texts, ParseOptions, new CSharpCompilationOptions(OutputKind), References))
            {
                state.Sources.Add((path, text));
            }
        }
    }

    public TestProject WithoutUsing(string space) => this with { ImplicitUsings = ImplicitUsings.Remove(space) };

    private static string UsingDirectives(ImmutableArray<string> spaces) => string.Concat(spaces.Select(space => $"global using {space};\n"));

    private void AddReferences(ProjectState state)
    {
        state.AdditionalReferences.AddRange(References);
        if (IsTestProject)
        {
            state.AdditionalReferences.AddRange(TestReferences.TestFramework);
        }
    }

    private Solution WithLanguageOptions(Solution solution, ProjectId id)
    {
        Project project = solution.GetProject(id)!;
        CSharpCompilationOptions compilation = (CSharpCompilationOptions)project.CompilationOptions!;
        return solution
            .WithProjectCompilationOptions(id, compilation.WithNullableContextOptions(NullableContextOptions.Enable))
            .WithProjectParseOptions(id, ParseOptions);
    }
}
