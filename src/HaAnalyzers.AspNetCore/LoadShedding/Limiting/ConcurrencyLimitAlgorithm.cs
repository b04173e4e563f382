namespace HaAnalyzers.AspNetCore;

/// <summary>How an <see cref="AdaptiveConcurrencyLimiter"/> finds its limit.</summary>
public enum ConcurrencyLimitAlgorithm
{
    /// <summary>
    /// From the ratio of the latency without load to the present one, in the line of <c>Gradient2Limit</c> of Netflix
    /// concurrency-limits. Needs no threshold. The default.
    /// </summary>
    Gradient2,

    /// <summary>
    /// Additive increase, multiplicative decrease (Chiu and Jain, 1989; <c>AIMDLimit</c> of Netflix concurrency-limits): one more while the
    /// latency stays below <see cref="AdaptiveConcurrencyLimiterOptions.MaxLatency"/>, a share less as soon as it does not.
    /// </summary>
    Aimd,
}
