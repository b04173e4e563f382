using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Generation;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>Runs the generator over a source, as a strict project would: nullable, documentation and every warning on.</summary>
internal sealed class GeneratorRun
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using HaAnalyzers;
        """;

    private GeneratorRun(Compilation compilation, GeneratorDriver driver)
    {
        Driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Input = compilation;
        Output = output;
        GeneratorDiagnostics = diagnostics;
    }

    public GeneratorDriver Driver { get; }

    public Compilation Input { get; }

    public Compilation Output { get; }

    public ImmutableArray<Diagnostic> GeneratorDiagnostics { get; }

    public ImmutableArray<GeneratedSourceResult> Sources => Driver.GetRunResult().Results.Single().GeneratedSources;

    /// <summary>What the compiler says of generated files, hidden messages apart.</summary>
    public IEnumerable<Diagnostic> ComplaintsAboutGeneratedCode => Output.GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info && diagnostic.Location.SourceTree is { } tree && !Input.ContainsSyntaxTree(tree))
        .Concat(GeneratorDiagnostics);

    public static GeneratorRun Of(
        string source, LanguageVersion languageVersion = LanguageVersion.CSharp12, ImmutableArray<MetadataReference>? references = null, bool implicitUsings = true)
    {
        Compilation compilation = Compile(source, languageVersion, references, implicitUsings);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new GuardGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(compilation, driver);
    }

    /// <summary>The same driver over an edited compilation.</summary>
    public GeneratorRun Rerun(Compilation edited) => new(edited, Driver);

    /// <summary>The text of the one generated guard.</summary>
    public string Guard() => Sources.Single(source => source.HintName is not ("GuardNonCriticalDependencies.g.cs" or "AddDependencies.g.cs")).SourceText.ToString();

    public static Compilation Compile(
        string source, LanguageVersion languageVersion = LanguageVersion.CSharp12, ImmutableArray<MetadataReference>? references = null, bool implicitUsings = true)
    {
        var options = new CSharpParseOptions(languageVersion, DocumentationMode.Diagnose);
        IEnumerable<SyntaxTree> trees = [CSharpSyntaxTree.ParseText(source, options, "Source.cs")];
        if (implicitUsings)
        {
            trees = trees.Append(CSharpSyntaxTree.ParseText(Usings, options, "Usings.cs"));
        }

        return CSharpCompilation.Create(
            "Consumer",
            trees,
            references ?? TestReferences.Production,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
    }
}
