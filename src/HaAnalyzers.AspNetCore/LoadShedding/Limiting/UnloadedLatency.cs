namespace HaAnalyzers.AspNetCore;

/// <summary>Learns what a request takes when it does not wait for others.</summary>
/// <remarks>
/// Netflix's <c>Gradient2Limit</c> takes one long average for it, which a long overload pulls up until it looks normal. Here a lower
/// latency is believed soon, a higher one soon only while less than half of the limit is in use, because then it cannot come from the
/// requests themselves.
/// </remarks>
internal sealed class UnloadedLatency
{
    private const double DownwardWeight = 0.2;
    private const double UnusedUpwardWeight = 0.1;

    // With windows of 100 ms, half way to the new value after more than an hour: only to make up for the bias of the weights above.
    private const double UsedUpwardWeight = 1.0 / 60_000;

    private double _ticks;

    public TimeSpan Value => TimeSpan.FromTicks((long)_ticks);

    public void Learn(in LimitSample sample, double limit)
    {
        double ticks = sample.Latency.Ticks;
        double weight = _ticks == 0 ? 1
            : ticks < _ticks ? DownwardWeight
            : AimdLimit.UsesLimit(sample, limit) ? UsedUpwardWeight
            : UnusedUpwardWeight;
        _ticks += (ticks - _ticks) * weight;
    }

    /// <summary>Takes a latency for the new normal.</summary>
    public void Accept(TimeSpan latency) => _ticks = latency.Ticks;
}
