namespace HaAnalyzers.AspNetCore.Tests.LoadShedding.Simulation;

/// <summary>The clock of a simulation: it stands at the present event. One tick is 100 ns.</summary>
internal sealed class VirtualTime : TimeProvider
{
    public TimeSpan Now { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    /// <summary>What wants a timer does not belong into a simulation.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("The simulation has no timers.");
}
