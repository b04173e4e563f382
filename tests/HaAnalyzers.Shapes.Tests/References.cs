using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Shapes.Tests;

/// <summary>What the contracts are compiled against, as the build of this project wrote it down.</summary>
internal static class References
{
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "references.txt"))
            .Where(line => line.Length > 0)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
