namespace HaAnalyzers.CircuitBreaking;

/// <summary>Durations in the unit of <see cref="TimeProvider.GetTimestamp"/>, which never goes backwards.</summary>
internal static class Durations
{
    public static long ToTimestamps(this TimeProvider time, TimeSpan duration) =>
        (long)((Int128)duration.Ticks * time.TimestampFrequency / TimeSpan.TicksPerSecond);

    /// <summary>The time to wait until a timestamp, rounded up: a timer that comes early would have to be set again.</summary>
    public static TimeSpan UntilAtLeast(this TimeProvider time, long now, long due) =>
        TimeSpan.FromTicks(Math.Max(1, (long)(((((Int128)due - now) * TimeSpan.TicksPerSecond) + time.TimestampFrequency - 1) / time.TimestampFrequency)));

    /// <summary>Creates a timer that is not set yet and does not keep the async locals of the present caller.</summary>
    public static ITimer CreateTimerWithoutContext(this TimeProvider time, TimerCallback callback, object state)
    {
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            return time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
