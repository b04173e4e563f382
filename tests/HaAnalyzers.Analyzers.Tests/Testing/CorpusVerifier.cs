using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>
/// Runs all rules at once over a program of the corpus. All programs share one compilation without sources, so that the packages are
/// read once, not once for each program.
/// </summary>
internal static class CorpusVerifier
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12, DocumentationMode.Parse);

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(TestProject.WebUsingDirectives, ParseOptions, "/Corpus/Usings.cs");

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Corpus", [Usings], TestReferences.Services, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    public static async Task VerifyAsync(CorpusProgram program, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        SyntaxTree tree = Parse(program);
        Compilation compilation = WithGuards(Project(program).AddSyntaxTrees(tree), cancellationToken);
        Diagnostic[] errors = [.. compilation.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, $"{program.Name} does not compile:\n{string.Join('\n', errors.AsEnumerable())}");

        ImmutableArray<Diagnostic> reported =
            await compilation.WithAnalyzers(analyzers, Options(program)).GetAnalyzerDiagnosticsAsync(cancellationToken);
        SourceText text = await tree.GetTextAsync(cancellationToken);
        string[] differences =
        [
            .. reported.Where(diagnostic => diagnostic.Location.SourceTree != tree || !program.Marks.Contains(Place(diagnostic)))
                .Select(diagnostic => $"not marked: {diagnostic} -> {{|{diagnostic.Id}:{diagnostic.Location.SourceTree?.GetText(cancellationToken).ToString(diagnostic.Location.SourceSpan)}|}}"),
            .. program.Marks.Except(reported.Select(Place))
                .Select(mark => $"not reported: {mark.Id} in line {text.Lines.GetLineFromPosition(mark.Span.Start).LineNumber + 1}: {text.ToString(mark.Span)}"),
        ];
        Assert.True(differences.Length == 0, $"{program.Name}:\n{string.Join('\n', differences)}");
    }

    /// <summary>
    /// Runs the rules over a program that need not compile, for what they throw alone. Returns <see langword="false"/> where the compiler
    /// itself cannot take the program, with no rule in it.
    /// </summary>
    public static async Task<bool> AnalyzeAsync(
        CorpusProgram program,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        Action<Exception, DiagnosticAnalyzer, Diagnostic> onFailure,
        CancellationToken cancellationToken)
    {
        CSharpCompilation compilation = Project(program).AddSyntaxTrees(Parse(program));
        if (CompilerFails(compilation.Clone()))
        {
            return false;
        }

        var options = new CompilationWithAnalyzersOptions(Options(program), onFailure, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        await WithGuards(compilation, cancellationToken).WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return true;
    }

    /// <summary>Asked first, and of a compilation of its own: for what an exception has interrupted there, the compiler waits for ever.</summary>
    private static bool CompilerFails(CSharpCompilation compilation)
    {
        try
        {
            compilation.GetDiagnostics();
            return false;
        }
        catch (Exception exception) when (exception.TargetSite?.DeclaringType?.Assembly == typeof(CSharpCompilation).Assembly)
        {
            return true;
        }
    }

    private static SyntaxTree Parse(CorpusProgram program) => CSharpSyntaxTree.ParseText(program.Source, ParseOptions, $"/Corpus/{program.Name}.cs");

    private static AnalyzerOptions Options(CorpusProgram program) => new([], new FixedConfigOptions(program.Options));

    private static CSharpCompilation Project(CorpusProgram program)
    {
        CSharpCompilation project = program.IsLibrary ? Empty.WithOptions(Empty.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary)) : Empty;
        foreach ((string name, string text) in program.ReferencedProjects)
        {
            CSharpCompilation other = Empty
                .WithAssemblyName(name)
                .WithOptions(Empty.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary))
                .AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, ParseOptions));
            project = project.AddReferences(other.ToMetadataReference());
        }

        return program.IsTestProject ? project.AddReferences(TestReferences.TestFramework) : project;
    }

    private static Compilation WithGuards(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        CSharpGeneratorDriver
            .Create([new GuardGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _, cancellationToken);
        return output;
    }

    private static MarkedPlace Place(Diagnostic diagnostic) => new(diagnostic.Id, diagnostic.Location.SourceSpan);
}
