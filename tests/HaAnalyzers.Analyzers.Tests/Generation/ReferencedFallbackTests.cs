using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>The composition root of a project that references a contract with another implementation as its fallback.</summary>
public sealed class ReferencedFallbackTests
{
    [Fact]
    public void PublicFallback_IsCreatedForTheGuard()
    {
        GeneratorRun root = RootReferencing("public");

        Assert.Empty(root.ComplaintsAboutGeneratedCode);
        Assert.Contains("new global::Shop.Replica(", root.Sources.Single(file => file.HintName == "GuardNonCriticalDependencies.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void InternalFallback_LeavesTheGuardToItsOwnAssembly()
    {
        GeneratorRun root = RootReferencing("internal");

        Assert.Empty(root.ComplaintsAboutGeneratedCode);
        Assert.Empty(root.Sources);
    }

    [Fact]
    public void LibraryUnderAnotherAlias_IsLeftAlone()
    {
        GeneratorRun root = RootReferencing("public", "hidden");

        Assert.Empty(root.ComplaintsAboutGeneratedCode);
        Assert.Empty(root.Sources);
    }

    private static GeneratorRun RootReferencing(string accessibility, params string[] aliases)
    {
        GeneratorRun library = GeneratorRun.Of(
            $$"""
            namespace Shop;
            [NonCritical("less without it", Fallback = typeof(Replica))]
            public interface IThing { int Count(); }
            {{accessibility}} sealed class Replica : IThing { public int Count() => 0; }
            """);
        Assert.Empty(library.ComplaintsAboutGeneratedCode);
        MetadataReference reference = library.Output.WithAssemblyName("Library").ToMetadataReference([.. aliases]);
        return GeneratorRun.Of("class Root;", references: TestReferences.Production.Add(reference));
    }
}
