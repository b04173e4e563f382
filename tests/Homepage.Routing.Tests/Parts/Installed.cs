namespace Homepage.Routing.Tests.Parts;

/// <summary>The programs the experiment needs, where this machine has them.</summary>
internal static class Installed
{
    public static string? Postgres { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "postgres")))
        : null;

    public static string? Redis { get; } = Find("redis-server");

    public static string? HaProxy { get; } = Find("haproxy");

    /// <summary>PostgreSQL refuses to run as root; its package brings a user of its own.</summary>
    public static bool RunsPostgresAsItsUser { get; } = Environment.UserName == "root";

    /// <summary>Why the tests cannot run here, or <see langword="null"/>.</summary>
    public static string? Missing()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Processes are stopped by signals, which only Linux has here.";
        }

        string[] missing = new[] { (Postgres, "postgresql"), (Redis, "redis-server"), (HaProxy, "haproxy") }
            .Where(part => part.Item1 is null)
            .Select(part => part.Item2)
            .ToArray();
        return missing.Length > 0
            ? $"Not installed: {string.Join(", ", missing)} (apt-get install {string.Join(' ', missing)})."
            : RunsPostgresAsItsUser && !File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal))
                ? "PostgreSQL does not run as root, and there is no user 'postgres'."
                : null;
    }

    private static string? Find(string program) =>
        new[] { "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin" }.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
