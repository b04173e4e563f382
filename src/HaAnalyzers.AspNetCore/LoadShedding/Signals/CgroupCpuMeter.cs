using System.Globalization;

namespace HaAnalyzers.AspNetCore;

/// <summary>
/// What the container uses of its quota: <c>cpu.max</c> and <c>cpu.stat</c> of Linux control groups, version 2. The quota may be set on any
/// group from that of the process up to the root; the tightest counts, with what that group uses.
/// </summary>
/// <remarks>https://docs.kernel.org/admin-guide/cgroup-v2.html, "CPU Interface Files".</remarks>
internal sealed class CgroupCpuMeter : ICpuMeter
{
    private const string Quota = "cpu.max";
    private const string Usage = "cpu.stat";

    private readonly string[] _groups;

    /// <param name="root">Where the hierarchy is mounted: <c>/sys/fs/cgroup</c>.</param>
    /// <param name="membership">The file that names the group of the process: <c>/proc/self/cgroup</c>.</param>
    public CgroupCpuMeter(string root, string membership)
    {
        // Without a namespace of its own a container sees the name its group has on the host, and no folder of that name.
        string group = Path.Join(root, GroupIn(membership));
        _groups = [.. Directory.Exists(group) ? UpTo(root, group) : Directory.Exists(root) ? [root] : []];
    }

    public bool TryRead(out TimeSpan used, out double processors)
    {
        string? tightest = null;
        processors = double.PositiveInfinity;
        foreach (string group in _groups)
        {
            if (ReadQuota(Path.Join(group, Quota)) is { } quota && quota < processors)
            {
                processors = quota;
                tightest = group;
            }
        }

        used = default;
        return tightest is not null && TryReadUsage(Path.Join(tightest, Usage), out used);
    }

    private static IEnumerable<string> UpTo(string root, string group)
    {
        string top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        for (string? each = Path.TrimEndingDirectorySeparator(Path.GetFullPath(group));
             each is not null && each.StartsWith(top, StringComparison.Ordinal);
             each = Path.GetDirectoryName(each))
        {
            yield return each;
        }
    }

    /// <summary>The line of version 2 is <c>0::/path</c>; those of version 1 have other numbers.</summary>
    private static string GroupIn(string membership) =>
        Lines(membership).FirstOrDefault(line => line.StartsWith("0::", StringComparison.Ordinal))?[3..] ?? "";

    /// <summary><c>50000 100000</c> is half a processor, <c>max 100000</c> no limit.</summary>
    private static double? ReadQuota(string file) =>
        Lines(file).FirstOrDefault()?.Split(' ') is [var quota, var period]
        && long.TryParse(quota, NumberStyles.None, CultureInfo.InvariantCulture, out long allowed)
        && long.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out long length)
        && allowed > 0 && length > 0
            ? (double)allowed / length
            : null;

    private static bool TryReadUsage(string file, out TimeSpan used)
    {
        const string Name = "usage_usec ";
        used = default;
        string? line = Lines(file).FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
        if (!long.TryParse(line.AsSpan(line is null ? 0 : Name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds))
        {
            return false;
        }

        used = TimeSpan.FromMicroseconds(microseconds);
        return true;
    }

    /// <summary>A file that is not there, or goes while it is read, as groups do, says nothing.</summary>
    private static string[] Lines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
