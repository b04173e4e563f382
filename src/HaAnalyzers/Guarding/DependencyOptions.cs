using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Guarding;

/// <summary>How one dependency is guarded.</summary>
/// <remarks>A guard takes a copy: later changes have no effect until they are passed to <see cref="GuardedDependency.Configure"/>.</remarks>
public sealed class DependencyOptions
{
    private CircuitBreakerOptions _circuitBreaker = new();
    private IReadOnlyList<Type> _ignoredExceptions = [];

    /// <summary>
    /// How long a caller waits at most. 1 ms to one day; default 1 s. It counts from the start of the call where the member takes a
    /// <see cref="CancellationToken"/>, else from where the call goes asynchronous. A synchronous member can only be told by its token.
    /// </summary>
    /// <remarks>
    /// Calls that begin within the same thirty-second part of it share one deadline, that of the first of them: a call ends up to 3 % before
    /// its own time is up, never after it.
    /// </remarks>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// From how long on an answer counts as a failure, although the caller still gets it. <see cref="TimeSpan.Zero"/> (never) to one day;
    /// default zero. Setting it costs two readings of the clock per call.
    /// </summary>
    public TimeSpan SlowCallDuration { get; set; } = TimeSpan.Zero;

    /// <summary>
    /// The calls that may be under way at a time, abandoned ones included; further ones get the fallback. 1 to 1,000,000; default 1,000.
    /// </summary>
    /// <remarks>
    /// Below 1,000 it holds for every call. From 1,000 on it holds for calls that have gone asynchronous, and calls that are just
    /// beginning come on top, at most one for each thread: counting those would cost every call, and threads run out first.
    /// </remarks>
    public int MaxConcurrency { get; set; } = 1_000;

    /// <summary>
    /// Whether calls are rejected here, and get the fallback, with the probability max(0, (requests − 2 × accepts) / (requests + 1)) over
    /// the last two minutes (Google, Site Reliability Engineering, "Handling Overload"): retries of many clients do not keep an overloaded
    /// dependency down. Default <see langword="false"/>.
    /// </summary>
    /// <remarks>
    /// What fails or times out was not accepted; answers, wrong and slow ones included, cancelled calls and ignored exceptions were. It
    /// begins where half of the calls fail, and so does the breaker: it is for a <see cref="CircuitBreakerOptions.FailureRatio"/> above
    /// that, where a dependency that sheds part of its load is to be asked less instead of not at all. Probes of the breaker are
    /// not throttled, but for the time the dependency has named with <see cref="GuardedDependency.Postpone"/>. Setting it costs a reading of the clock and two counters per call.
    /// </remarks>
    public bool AdaptiveThrottle { get; set; }

    /// <summary>
    /// Exceptions that say nothing about the dependency: they and those derived from them reach the caller unchanged and count as neither
    /// success nor failure. Types derived from <see cref="Exception"/>; default: none.
    /// </summary>
    /// <exception cref="ArgumentNullException">Set to <see langword="null"/>.</exception>
    public IReadOnlyList<Type> IgnoredExceptions
    {
        get => _ignoredExceptions;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _ignoredExceptions = value;
        }
    }

    /// <summary>The options of the circuit breaker.</summary>
    /// <exception cref="ArgumentNullException">Set to <see langword="null"/>.</exception>
    public CircuitBreakerOptions CircuitBreaker
    {
        get => _circuitBreaker;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _circuitBreaker = value;
        }
    }

    /// <summary>Checks every value, those of the circuit breaker included, against its range.</summary>
    /// <returns>
    /// One sentence per problem with the name as on <see cref="NonCriticalAttribute"/>, the value and the allowed range; empty when all is
    /// well.
    /// </returns>
    public IReadOnlyList<string> Validate()
    {
        var problems = new OptionProblems();
        problems.Check(OptionRange.TimeoutMilliseconds, Timeout);
        problems.Check(OptionRange.SlowCallMilliseconds, SlowCallDuration);
        problems.Check(OptionRange.MaxConcurrency, MaxConcurrency);
        foreach (Type? type in IgnoredExceptions)
        {
            if (type is null || !type.IsSubclassOf(typeof(Exception)))
            {
                problems.Add($"{nameof(IgnoredExceptions)} contains {type?.ToString() ?? "null"}; allowed are types derived from {typeof(Exception)}.");
            }
        }

        CircuitBreaker.CollectProblems(problems);
        return problems.ToArray();
    }

    internal DependencyOptions Clone()
    {
        var clone = new DependencyOptions();
        clone.CopyFrom(this);
        return clone;
    }

    internal void CopyFrom(DependencyOptions other)
    {
        Timeout = other.Timeout;
        SlowCallDuration = other.SlowCallDuration;
        MaxConcurrency = other.MaxConcurrency;
        AdaptiveThrottle = other.AdaptiveThrottle;
        IgnoredExceptions = [.. other.IgnoredExceptions];
        CircuitBreaker = other.CircuitBreaker.Clone();
    }
}
