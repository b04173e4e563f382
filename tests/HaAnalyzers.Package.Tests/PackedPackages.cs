using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(HaAnalyzers.Package.Tests.PackedPackages))]

namespace HaAnalyzers.Package.Tests;

/// <summary>Packs the packages once, under a version of their own and without touching the build output of the repository.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly string Repository = typeof(PackedPackages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public string Root { get; } = Directory.CreateTempSubdirectory("ha-package-").FullName;

    public string Version { get; } = "0.1.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>The version of another package that the repository itself is restored with.</summary>
    public static string VersionOf(string package) => XDocument.Load(Path.Combine(Repository, "Directory.Packages.props"))
        .Descendants("PackageVersion").Single(version => version.Attribute("Include")!.Value == package).Attribute("Version")!.Value;

    public string Feed => Path.Combine(Root, "feed");

    public async ValueTask InitializeAsync()
    {
        foreach (string project in new[] { "HaAnalyzers", "HaAnalyzers.Extensions", "HaAnalyzers.AspNetCore", "HaAnalyzers.Testing" })
        {
            CommandResult result = await Dotnet.RunAsync(
                Repository,
                ["pack", $"src/{project}", "-o", Feed, "--artifacts-path", Path.Combine(Root, "artifacts"), $"-p:Version={Version}", "-nodeReuse:false"]);
            Assert.True(result.ExitCode == 0, result.Output);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    public IReadOnlyList<string> Entries(string package)
    {
        using ZipArchive zip = Open(package);
        return [.. zip.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal)];
    }

    public XElement Metadata(string package)
    {
        using ZipArchive zip = Open(package);
        using Stream stream = zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        XElement root = XDocument.Load(stream).Root!;
        return root.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    /// <summary>A folder for a project outside the repository, restoring from the packed feed and from what is restored already.</summary>
    public Consumer CreateConsumer(string name) => new(Path.Combine(Root, "consumers", name), this);

    private static bool IsContent(string name) =>
        !name.StartsWith("_rels", StringComparison.Ordinal)
        && !name.StartsWith("package/", StringComparison.Ordinal)
        && !name.StartsWith('[')
        && !name.EndsWith(".nuspec", StringComparison.Ordinal);

    private ZipArchive Open(string package) => ZipFile.OpenRead(Path.Combine(Feed, $"{package}.{Version}.nupkg"));
}
