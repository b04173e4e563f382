namespace HaAnalyzers.CircuitBreaking;

/// <summary>Durations in the unit of <see cref="TimeProvider.GetTimestamp"/>, which never goes backwards.</summary>
internal static class Durations
{
    public static long ToTimestamps(this TimeProvider time, TimeSpan duration) =>
        (long)((Int128)duration.Ticks * time.TimestampFrequency / TimeSpan.TicksPerSecond);
}
