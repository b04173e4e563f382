namespace HaAnalyzers.CircuitBreaking;

/// <summary>When a <see cref="CircuitBreaker"/> opens, for how long, and how it finds out that the dependency is back.</summary>
/// <remarks>
/// The breaker takes a copy: later changes of this object have no effect until it is passed to <see cref="CircuitBreaker.Configure"/>.
/// </remarks>
public sealed class CircuitBreakerOptions
{
    /// <summary>The failure ratio from which the breaker opens. Above 0, up to 1; default 0.5.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>The calls that must be in the window before the ratio counts. 1 to 1,000,000; default 20.</summary>
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>The length of the sliding window. 500 ms to one day; default 30 s.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The failures in a row that open the breaker however rare the calls are. 0 (never) to 1,000,000; default 10.
    /// </summary>
    public int ConsecutiveFailures { get; set; } = 10;

    /// <summary>How long the breaker stays open the first time. 100 ms to one day; default 5 s.</summary>
    /// <remarks>
    /// Every probe that fails doubles it, up to <see cref="MaxBreakDuration"/>, and takes up to a fifth away at random, so that many
    /// instances do not probe in step. It is never shorter than this value, and back to it after the breaker has closed. It is also how long a probe holds its slot without an
    /// outcome before another one takes its place.
    /// </remarks>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What the break duration grows to while probes keep failing. 100 ms to one day, at least <see cref="BreakDuration"/>; default 60 s.</summary>
    public TimeSpan MaxBreakDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The probes let through while half-open. All of them must succeed before the breaker closes; one failure opens it again.
    /// 1 to 1,000; default 1.
    /// </summary>
    public int HalfOpenProbes { get; set; } = 1;

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
        problems.Check(OptionRange.FailureRatio, FailureRatio);
        problems.Check(OptionRange.MinimumThroughput, MinimumThroughput);
        problems.Check(OptionRange.SamplingDurationMilliseconds, SamplingDuration);
        problems.Check(OptionRange.ConsecutiveFailures, ConsecutiveFailures);
        bool breaksInRange = problems.Check(OptionRange.BreakDurationMilliseconds, BreakDuration)
            & problems.Check(OptionRange.MaxBreakDurationMilliseconds, MaxBreakDuration);
        if (breaksInRange && MaxBreakDuration < BreakDuration)
        {
            problems.Add(FormattableString.Invariant(
                $"{OptionRange.MaxBreakDurationMilliseconds.Name} is {MaxBreakDuration.TotalMilliseconds}; allowed is at least {OptionRange.BreakDurationMilliseconds.Name}, which is {BreakDuration.TotalMilliseconds}."));
        }

        problems.Check(OptionRange.HalfOpenProbes, HalfOpenProbes);
    }

    internal CircuitBreakerOptions Clone() => (CircuitBreakerOptions)MemberwiseClone();
}
