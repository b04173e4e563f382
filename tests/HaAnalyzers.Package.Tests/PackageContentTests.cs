using System.Xml.Linq;

namespace HaAnalyzers.Package.Tests;

public sealed class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void MainPackage_HoldsRuntimeCompilerSideAndBuildFilesAlone() => Assert.Equal(
        [
            "README.md",
            "analyzers/dotnet/roslyn4.8/cs/HaAnalyzers.Analyzers.dll",
            "analyzers/dotnet/roslyn4.8/cs/HaAnalyzers.CodeFixes.dll",
            "buildTransitive/HaAnalyzers.props",
            "buildTransitive/HaAnalyzers.targets",
            "buildTransitive/profiles/HaAnalyzers.default.globalconfig",
            "buildTransitive/profiles/HaAnalyzers.none.globalconfig",
            "buildTransitive/profiles/HaAnalyzers.strict.globalconfig",
            "lib/net10.0/HaAnalyzers.dll",
            "lib/net10.0/HaAnalyzers.xml",
            "lib/net8.0/HaAnalyzers.dll",
            "lib/net8.0/HaAnalyzers.xml",
        ],
        packages.Entries("HaAnalyzers"));

    [Theory]
    [InlineData("HaAnalyzers.Extensions")]
    [InlineData("HaAnalyzers.AspNetCore")]
    [InlineData("HaAnalyzers.Testing")]
    public void OtherPackages_HoldTheirLibraryAlone(string package) => Assert.Equal(
        ["README.md", $"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml", $"lib/net8.0/{package}.dll", $"lib/net8.0/{package}.xml"],
        packages.Entries(package));

    [Theory]
    [InlineData("HaAnalyzers")]
    [InlineData("HaAnalyzers.Extensions")]
    [InlineData("HaAnalyzers.AspNetCore")]
    [InlineData("HaAnalyzers.Testing")]
    public void Metadata_IsComplete(string package)
    {
        XElement metadata = packages.Metadata(package);

        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.NotEmpty(Value(metadata, "description"));
        Assert.NotEmpty(Value(metadata, "tags"));
        Assert.True(File.Exists(Path.Combine(packages.Feed, $"{package}.{packages.Version}.snupkg")));

        // A development dependency would hide the attributes from the consumer's compiler.
        Assert.DoesNotContain(metadata.Elements(), element => element.Name.LocalName == "developmentDependency");
    }

    [Fact]
    public void MainPackage_DependsOnNothing() => Assert.DoesNotContain(
        packages.Metadata("HaAnalyzers").Descendants(), element => element.Name.LocalName == "dependency");

    [Fact]
    public void TestingPackage_BringsTheGeneratorAlong()
    {
        XElement[] dependencies = [.. packages.Metadata("HaAnalyzers.Testing").Descendants().Where(element => element.Name.LocalName == "dependency")];

        Assert.Equal(["HaAnalyzers", "HaAnalyzers"], dependencies.Select(dependency => dependency.Attribute("id")?.Value));
        Assert.All(dependencies, dependency => Assert.DoesNotContain("Analyzers", dependency.Attribute("exclude")?.Value ?? "", StringComparison.Ordinal));
    }

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
}
