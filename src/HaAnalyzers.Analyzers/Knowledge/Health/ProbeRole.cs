using System;
using System.Linq;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>Who asks an endpoint, as far as its address says.</summary>
internal enum ProbeRole
{
    /// <summary>The address does not say.</summary>
    Unknown,

    /// <summary>An orchestrator that restarts the instance.</summary>
    Liveness,

    /// <summary>A router that stops sending requests.</summary>
    Readiness,
}

internal static class ProbeRoles
{
    private static readonly char[] Separators = { '/', '-', '_', '.' };

    private static readonly string[] Liveness = { "live", "livez", "liveness", "alive", "alivez" };

    private static readonly string[] Readiness = { "ready", "readyz", "readiness" };

    public static ProbeRole Of(string? path)
    {
        string[] words = path?.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries) ?? Array.Empty<string>();
        bool isLiveness = words.Intersect(Liveness).Any();
        bool isReadiness = words.Intersect(Readiness).Any();
        return isLiveness == isReadiness ? ProbeRole.Unknown : isLiveness ? ProbeRole.Liveness : ProbeRole.Readiness;
    }
}
