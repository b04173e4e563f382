using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers;

/// <summary>
/// What a guard throws when the dependency cannot answer and the member has no fallback (reported at compile time as HA1003).
/// </summary>
public sealed class DependencyUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="dependency">The contract.</param>
    /// <param name="member">The member that was called.</param>
    /// <param name="circuitState">The state of the breaker when the call was given up.</param>
    /// <param name="retryAfter">How long the breaker stays open, or <see langword="null"/> where no time is known.</param>
    /// <param name="innerException">The failure of the dependency, where there was one.</param>
    public DependencyUnavailableException(
        string dependency, string member, CircuitState circuitState, TimeSpan? retryAfter, Exception? innerException = null)
        : base(Describe(dependency, member, circuitState, retryAfter), innerException)
    {
        Dependency = dependency;
        Member = member;
        CircuitState = circuitState;
        RetryAfter = retryAfter;
    }

    /// <summary>The contract.</summary>
    public string Dependency { get; }

    /// <summary>The member that was called.</summary>
    public string Member { get; }

    /// <summary>The state of the breaker when the call was given up.</summary>
    public CircuitState CircuitState { get; }

    /// <summary>How long the breaker stays open; <see langword="null"/> where no time is known.</summary>
    public TimeSpan? RetryAfter { get; }

    private static string Describe(string dependency, string member, CircuitState circuitState, TimeSpan? retryAfter)
    {
        string message = $"{dependency}.{member} is unavailable and has no fallback; its circuit breaker is {circuitState}";
        return retryAfter is { } wait
            ? FormattableString.Invariant($"{message}, retry after {wait.TotalSeconds:0.###} s.")
            : message + ".";
    }
}
