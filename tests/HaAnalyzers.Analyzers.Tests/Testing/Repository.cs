namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>The files of the repository the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] path) => Path.Combine([Root, .. path]);

    public static string Read(params string[] path) => File.ReadAllText(PathOf(path));

    private static string FindRoot()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "HaAnalyzers.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"No HaAnalyzers.sln above {AppContext.BaseDirectory}.");
    }
}
