namespace HaAnalyzers.CircuitBreaking;

/// <summary>The validated options of a breaker, frozen.</summary>
internal sealed class BreakerSettings
{
    private readonly double _failureRatio;
    private readonly int _minimumThroughput;
    private readonly int _consecutiveFailures;
    private readonly TimeSpan _breakDuration;
    private readonly TimeSpan _maxBreakDuration;

    public BreakerSettings(CircuitBreakerOptions options)
    {
        _failureRatio = options.FailureRatio;
        _minimumThroughput = options.MinimumThroughput;
        _consecutiveFailures = options.ConsecutiveFailures;
        _breakDuration = options.BreakDuration;
        _maxBreakDuration = options.MaxBreakDuration;
        SamplingDuration = options.SamplingDuration;
        HalfOpenProbes = options.HalfOpenProbes;
    }

    public TimeSpan SamplingDuration { get; }

    public int HalfOpenProbes { get; }

    public bool Trips(long successes, long failures, int failuresInRow)
    {
        if (_consecutiveFailures > 0 && failuresInRow >= _consecutiveFailures)
        {
            return true;
        }

        long throughput = successes + failures;
        return throughput >= _minimumThroughput && (double)failures / throughput >= _failureRatio;
    }

    /// <summary>The length of the next break.</summary>
    /// <param name="failedProbes">The breaks before it without a success in between.</param>
    /// <param name="random">0 up to 1; takes up to a fifth off a grown break.</param>
    public TimeSpan BreakAfter(int failedProbes, double random)
    {
        double nominal = Math.Min(_breakDuration.Ticks * Math.Pow(2, failedProbes), _maxBreakDuration.Ticks);
        return TimeSpan.FromTicks(Math.Max((long)(nominal * (1 - (0.2 * random))), _breakDuration.Ticks));
    }
}
