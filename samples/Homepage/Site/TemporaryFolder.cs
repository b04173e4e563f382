namespace Homepage.Site;

/// <summary>A folder that is gone when the program is.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("homepage-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
