namespace Homepage.Drill;

/// <summary>Percentiles by the nearest-rank method: always a value that was measured.</summary>
public static class Percentile
{
    /// <param name="fraction">Above 0, up to 1: 0.99 for the 99th.</param>
    /// <returns>Zero where nothing was measured.</returns>
    public static TimeSpan Of(IEnumerable<TimeSpan> durations, double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fraction, 1);

        TimeSpan[] sorted = [.. durations.Order()];
        return sorted.Length == 0 ? TimeSpan.Zero : sorted[(int)Math.Ceiling(fraction * sorted.Length) - 1];
    }
}
