namespace HaAnalyzers.AspNetCore;

/// <summary>Additive increase, multiplicative decrease.</summary>
internal sealed class AimdLimit(TimeSpan maxLatency, double backoffRatio) : ILimitAlgorithm
{
    private readonly UnloadedLatency _unloaded = new();

    public TimeSpan UnloadedLatency => _unloaded.Value;

    public double Update(double limit, in LimitSample sample)
    {
        _unloaded.Learn(sample, limit);
        return sample.IsOverloaded || sample.Latency > maxLatency ? limit * backoffRatio
            : UsesLimit(sample, limit) ? limit + 1
            : limit;
    }

    /// <summary>Whether so much of the limit is used that the sample says something about it.</summary>
    public static bool UsesLimit(in LimitSample sample, double limit) => sample.PeakInFlight * 2 >= limit;
}
