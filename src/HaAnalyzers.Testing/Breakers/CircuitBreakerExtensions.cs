using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Testing;

/// <summary>Breakers in the state that a test needs: <c>guard.Breaker.ForceOpen()</c>.</summary>
public static class CircuitBreakerExtensions
{
    /// <summary>
    /// Opens the breaker as if the dependency had just failed as often as it takes; from any state. Its first break begins now, and ends by
    /// its clock.
    /// </summary>
    /// <param name="breaker">The breaker.</param>
    public static void ForceOpen(this CircuitBreaker breaker)
    {
        ArgumentNullException.ThrowIfNull(breaker);
        breaker.Close();
        while (breaker.TryEnter(out CallPermit permit))
        {
            breaker.RecordFailure(permit);
        }
    }

    /// <summary>Closes the breaker from any state and forgets what it has counted.</summary>
    /// <param name="breaker">The breaker.</param>
    public static void Reset(this CircuitBreaker breaker)
    {
        ArgumentNullException.ThrowIfNull(breaker);
        breaker.Close();
    }
}
