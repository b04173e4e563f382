namespace HaAnalyzers.AspNetCore;

/// <summary>How an <see cref="AdaptiveConcurrencyLimiter"/> finds its limit, and within which bounds.</summary>
/// <remarks>The limiter takes a copy: later changes of this object have no effect.</remarks>
public sealed class AdaptiveConcurrencyLimiterOptions
{
    /// <summary>The algorithm. Default <see cref="ConcurrencyLimitAlgorithm.Gradient2"/>, because it needs no threshold.</summary>
    public ConcurrencyLimitAlgorithm Algorithm { get; set; }

    /// <summary>
    /// The limit before anything has been measured, held to the bounds. 1 to 1,000,000 requests; default 20, as in Netflix
    /// concurrency-limits: enough for a service that waits for others, and near enough to the limit of one that computes.
    /// </summary>
    public int InitialLimit { get; set; } = 20;

    /// <summary>
    /// The lowest limit. 1 to 1,000,000 requests; default one per processor, at least 2: with fewer, processors would be idle while
    /// requests are rejected.
    /// </summary>
    public int MinLimit { get; set; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>
    /// The highest limit. 1 to 1,000,000 requests, at least <see cref="MinLimit"/>; default 1,000, what
    /// <c>AddStandardResilienceHandler</c> allows too: beyond it memory is the bottleneck, which no latency shows in time.
    /// </summary>
    public int MaxLimit { get; set; } = 1_000;

    /// <summary>
    /// How long latencies are collected before the limit moves; it takes longer where fewer than ten requests end in that time. 10 ms to one
    /// minute; default 100 ms: recovery and descent take ten steps or so, which is to be about a second.
    /// </summary>
    public TimeSpan SampleWindow { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Gradient2: how many times the latency without load is no overload yet. 1 to 100; default 1.5, as in Netflix concurrency-limits.
    /// </summary>
    public double LatencyTolerance { get; set; } = 1.5;

    /// <summary>
    /// Gradient2: the share of a new estimate in the next limit. Above 0, up to 1; default 0.2, as in Netflix concurrency-limits.
    /// </summary>
    public double Smoothing { get; set; } = 0.2;

    /// <summary>
    /// What the limit is multiplied by when the latency is too high (AIMD) or an objective is missed (both). 0.5 to 0.99; default 0.9, as in
    /// Netflix concurrency-limits.
    /// </summary>
    public double BackoffRatio { get; set; } = 0.9;

    /// <summary>AIMD: the mean latency above which the limit shrinks. 1 ms to one day; default 5 s, as in Netflix concurrency-limits.</summary>
    public TimeSpan MaxLatency { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// What a failed lease says under <see cref="System.Threading.RateLimiting.MetadataName.RetryAfter"/>. 1 s to one day; default 1 s, the
    /// shortest that the header <c>Retry-After</c> can say: the limit is expected to have moved by then.
    /// </summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Checks every value against its range.</summary>
    /// <returns>One sentence per problem with name, value and allowed range; empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var problems = new OptionProblems();
        CollectProblems(problems);
        return problems.ToArray();
    }

    internal void CollectProblems(OptionProblems problems)
    {
        if (!Enum.IsDefined(Algorithm))
        {
            problems.Add($"{nameof(Algorithm)} is {(int)Algorithm}; allowed are {string.Join(" and ", Enum.GetNames<ConcurrencyLimitAlgorithm>())}.");
        }

        problems.Check(LimiterRange.InitialLimit, InitialLimit);
        if (problems.Check(LimiterRange.MinLimit, MinLimit) & problems.Check(LimiterRange.MaxLimit, MaxLimit) && MaxLimit < MinLimit)
        {
            problems.Add(FormattableString.Invariant(
                $"{nameof(MaxLimit)} is {MaxLimit}; allowed is at least {nameof(MinLimit)}, which is {MinLimit}."));
        }

        problems.Check(LimiterRange.SampleWindowMilliseconds, SampleWindow);
        problems.Check(LimiterRange.LatencyTolerance, LatencyTolerance);
        problems.Check(LimiterRange.Smoothing, Smoothing);
        problems.Check(LimiterRange.BackoffRatio, BackoffRatio);
        problems.Check(LimiterRange.MaxLatencyMilliseconds, MaxLatency);
        problems.Check(LimiterRange.RetryAfterSeconds, RetryAfter.TotalSeconds);
    }

    internal AdaptiveConcurrencyLimiterOptions Clone() => (AdaptiveConcurrencyLimiterOptions)MemberwiseClone();

    /// <summary>Whether an algorithm that was created from the others does for these, with what it has learned.</summary>
    internal bool HasAlgorithmOf(AdaptiveConcurrencyLimiterOptions other) =>
        (Algorithm, LatencyTolerance, Smoothing, BackoffRatio, MaxLatency)
        == (other.Algorithm, other.LatencyTolerance, other.Smoothing, other.BackoffRatio, other.MaxLatency);

    internal ILimitAlgorithm CreateAlgorithm() => Algorithm is ConcurrencyLimitAlgorithm.Aimd
        ? new AimdLimit(MaxLatency, BackoffRatio)
        : new Gradient2Limit(LatencyTolerance, Smoothing, BackoffRatio);
}
