using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>
/// Runs the guard generator over test sources. The testing library would show its output to the analyzers only; as files it is there
/// for fixes too, as in the IDE.
/// </summary>
internal static class GuardGeneration
{
    public static IEnumerable<(string Path, string Text)> Run(
        IEnumerable<string> sources, CSharpParseOptions parseOptions, CSharpCompilationOptions compilationOptions, ImmutableArray<MetadataReference> references)
    {
        IEnumerable<SyntaxTree> trees = sources.Select(source => CSharpSyntaxTree.ParseText(WithoutMarkup(source), parseOptions));
        var compilation = CSharpCompilation.Create("Generation", trees, references, compilationOptions);
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new GuardGenerator().AsSourceGenerator()], parseOptions: parseOptions)
            .RunGenerators(compilation);
        return driver.GetRunResult().GeneratedTrees.Select(tree => ("/0/" + Path.GetFileName(tree.FilePath), tree.GetText().ToString()));
    }

    private static string WithoutMarkup(string source)
    {
        TestFileMarkupParser.GetPositionsAndSpans(
            source, out string output, out ImmutableArray<int> _, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return output;
    }
}
