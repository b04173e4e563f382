using System.Diagnostics;
using System.Security.Cryptography;

namespace HaAnalyzers.Overload;

/// <summary>Real work for a processor: hashes of hashes.</summary>
internal static class Work
{
    public static int Run(int rounds)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (int i = 0; i < rounds; i++)
        {
            SHA256.HashData(hash, hash);
        }

        return hash[0];
    }

    /// <summary>How many rounds take that much processor time.</summary>
    public static int Calibrate(TimeSpan duration)
    {
        const int Probe = 20_000;
        Run(Probe);
        var times = new List<double>();
        for (int i = 0; i < 15; i++)
        {
            long started = Stopwatch.GetTimestamp();
            Run(Probe);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        // The quickest: whatever else the machine did is not in it.
        return (int)(Probe * duration.TotalMilliseconds / times.Min());
    }
}
