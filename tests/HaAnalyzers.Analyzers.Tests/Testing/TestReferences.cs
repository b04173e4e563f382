using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>The references of test sources: those of this project as the build wrote them down, so no test asks the network.</summary>
internal static class TestReferences
{
    private static readonly string[] ProductionPrefixes =
        ["HaAnalyzers.dll", "HaAnalyzers.AspNetCore.", "HaAnalyzers.Extensions.", "Polly."];

    private static readonly string[] NotOfServices =
    [
        "HaAnalyzers.Analyzers.", "HaAnalyzers.CodeFixes.", "HaAnalyzers.Testing.", "Markdig.", "Microsoft.CodeAnalysis.", "Microsoft.VisualStudio.", "NuGet.", "xunit.",
        "Microsoft.TestPlatform.", "testhost", "DiffPlex",
    ];

    private static readonly ImmutableArray<string> Paths =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "references.txt")).Where(line => line.Length > 0)];

    /// <summary>.NET, ASP.NET Core, Polly and the runtime side of this product.</summary>
    public static ImmutableArray<MetadataReference> Production { get; } =
        Select(path => IsFramework(path) || ProductionPrefixes.Any(Path.GetFileName(path).StartsWith));

    /// <summary>The same, as a project of tests has it: with what asks the generator for fault doubles.</summary>
    public static ImmutableArray<MetadataReference> ProductionUnderTest { get; } =
        [.. Production, .. Select(path => Path.GetFileName(path).StartsWith("HaAnalyzers.Testing.", StringComparison.Ordinal))];

    /// <summary>.NET and ASP.NET Core alone.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = Select(IsFramework);

    /// <summary>The same, and the clients and libraries that services are written with.</summary>
    public static ImmutableArray<MetadataReference> Services { get; } = Select(path => !NotOfServices.Any(Path.GetFileName(path).StartsWith));

    /// <summary>What marks a project as a test project.</summary>
    public static ImmutableArray<MetadataReference> TestFramework { get; } =
        Select(path => Path.GetFileName(path).StartsWith("xunit.", StringComparison.Ordinal));

    private static bool IsFramework(string path) => path.Contains(".App.Ref", StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<MetadataReference> Select(Func<string, bool> predicate) =>
        [.. Paths.Where(predicate).Select(Reference)];

    /// <summary>The rules tell packages from projects by their folders; in the program of a user this product is a package.</summary>
    private static PortableExecutableReference Reference(string path) => path.StartsWith(Repository.Root, StringComparison.Ordinal)
        ? MetadataReference.CreateFromImage(File.ReadAllBytes(path), filePath: $"/packages/lib/net8.0/{Path.GetFileName(path)}")
        : MetadataReference.CreateFromFile(path);
}
