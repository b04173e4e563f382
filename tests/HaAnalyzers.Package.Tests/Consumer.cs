namespace HaAnalyzers.Package.Tests;

/// <summary>A stranger's project.</summary>
public sealed class Consumer
{
    private static readonly string[] CompilerFailures = ["CS8032", "CS9057", "AD0001", "CS8785", "CS8784"];

    private readonly PackedPackages _packages;

    internal Consumer(string folder, PackedPackages packages)
    {
        Folder = folder;
        _packages = packages;
        Directory.CreateDirectory(folder);
        Write("nuget.config", $"""<configuration><packageSources><add key="packed" value="{packages.Feed}" /></packageSources></configuration>""");
    }

    public string Folder { get; }

    public void Write(string file, string text)
    {
        string path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <param name="properties">Further MSBuild properties, as elements.</param>
    /// <param name="items">Further MSBuild items, as elements.</param>
    public void WriteProject(string file, string properties = "", string items = "", string sdk = "Microsoft.NET.Sdk", string framework = "net10.0", string[]? packages = null)
    {
        string references = string.Concat((packages ?? ["HaAnalyzers"]).Select(package => $"""<PackageReference Include="{package}" Version="{_packages.Version}" />"""));
        string known = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Write(
            file,
            $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <!-- What is restored already is taken from there; the packed packages never reach the user's cache. -->
                <RestorePackagesPath>{Path.Combine(_packages.Root, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{known}</RestoreFallbackFolders>
                {properties}
              </PropertyGroup>
              <ItemGroup>{references}{items}</ItemGroup>
            </Project>
            """);
    }

    public Task<CommandResult> BuildAsync(params string[] arguments) => CheckedAsync(["build", "-nodeReuse:false", "--no-incremental", .. arguments]);

    public Task<CommandResult> RunAsync(params string[] arguments) => CheckedAsync(["run", .. arguments]);

    private async Task<CommandResult> CheckedAsync(IEnumerable<string> arguments)
    {
        CommandResult result = await Dotnet.RunAsync(Folder, arguments);
        Assert.All(CompilerFailures, failure => Assert.DoesNotContain(failure, result.Output, StringComparison.Ordinal));
        return result;
    }
}
