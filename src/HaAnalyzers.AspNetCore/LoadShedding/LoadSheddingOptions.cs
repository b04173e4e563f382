namespace HaAnalyzers.AspNetCore;

/// <summary>When load is shed, and how that is answered.</summary>
/// <remarks>
/// In configuration <c>Ha:LoadShedding:{option}</c>, durations with their unit in the name (<c>LatencyObjectiveMilliseconds</c>,
/// <c>RetryAfterSeconds</c>), the options of <see cref="Concurrency"/> beside the others. A bad value stops the start with a message that
/// names key, value and range, and is refused on reload.
/// </remarks>
public sealed class LoadSheddingOptions
{
    private AdaptiveConcurrencyLimiterOptions _concurrency = new();

    /// <summary>
    /// The share of the capacity from which shedding starts, with sheddable requests: of the concurrency limit, of the processors, of
    /// <see cref="MaxQueueDelay"/> and of <see cref="LatencyObjective"/>. 0.1 to 1; default 0.75, so that there is room left for the others
    /// while the limit adapts.
    /// </summary>
    public double SheddingThreshold { get; set; } = 0.75;

    /// <summary>
    /// How long work may wait for a thread before default requests are shed; critical ones are from twice as long on. Zero (automatic) to
    /// one minute; default zero: what a request takes without load, 5 to 100 ms. Less would leave processors idle: while all of them compute,
    /// those that wait do so for about as long as one request takes.
    /// </summary>
    public TimeSpan MaxQueueDelay { get; set; } = TimeSpan.Zero;

    /// <summary>
    /// What 99 in 100 requests are to be answered within: the service level objective. The concurrency limit does not grow from the
    /// threshold on and shrinks above the objective. Zero (none) to one day; default zero, because only the service knows it.
    /// </summary>
    public TimeSpan LatencyObjective { get; set; } = TimeSpan.Zero;

    /// <summary>
    /// The status of a request that was shed: 503 (the service has no room) or 429 (the client sends too much). Default 503, because it is
    /// not the client's doing, and load balancers try another instance.
    /// </summary>
    public int RejectionStatusCode { get; set; } = 503;

    /// <summary>The concurrency limit; its <see cref="AdaptiveConcurrencyLimiterOptions.RetryAfter"/> is the header of what is shed.</summary>
    /// <exception cref="ArgumentNullException">Set to <see langword="null"/>.</exception>
    public AdaptiveConcurrencyLimiterOptions Concurrency
    {
        get => _concurrency;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _concurrency = value;
        }
    }

    /// <summary>Checks every value, those of the limiter included, against its range.</summary>
    /// <returns>One sentence per problem with the name as in configuration, the value and the allowed range; empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var problems = new OptionProblems();
        problems.Check(SheddingRange.SheddingThreshold, SheddingThreshold);
        problems.Check(SheddingRange.MaxQueueDelayMilliseconds, MaxQueueDelay);
        problems.Check(SheddingRange.LatencyObjectiveMilliseconds, LatencyObjective);
        if (RejectionStatusCode is not (429 or 503))
        {
            problems.Add(FormattableString.Invariant($"{nameof(RejectionStatusCode)} is {RejectionStatusCode}; allowed are 429 and 503."));
        }

        Concurrency.CollectProblems(problems);
        return problems.ToArray();
    }
}
