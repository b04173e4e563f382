using System.Buffers;

namespace HaAnalyzers.AspNetCore;

/// <summary>The fixed address that both health endpoints begin with.</summary>
internal static class HealthPrefix
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static void Validate(string prefix, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(prefix, parameterName);
        if (prefix is not ['/', _, ..]
            || prefix[^1] == '/'
            || prefix.Contains("//", StringComparison.Ordinal)
            || prefix.AsSpan().IndexOfAnyExcept(Allowed) >= 0)
        {
            throw new ArgumentException(
                $"The prefix of the health endpoints is '{prefix}'; allowed is '/' and segments of letters, digits and -._~ without a '/' at the end, such as '/health'.",
                parameterName);
        }
    }
}
