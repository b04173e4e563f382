namespace HaAnalyzers.CircuitBreaking;

/// <summary>One change of state of a <see cref="CircuitBreaker"/>.</summary>
public sealed class CircuitStateChangedEventArgs : EventArgs
{
    internal CircuitStateChangedEventArgs(string breakerName, CircuitState previous, CircuitState current, TimeSpan? retryAfter)
    {
        BreakerName = breakerName;
        Previous = previous;
        Current = current;
        RetryAfter = retryAfter;
    }

    /// <summary>The name of the breaker; for a guard the full name of its contract.</summary>
    public string BreakerName { get; }

    /// <summary>The state that ended.</summary>
    public CircuitState Previous { get; }

    /// <summary>The state that began. When several changes follow fast, the breaker may have moved on already.</summary>
    public CircuitState Current { get; }

    /// <summary>How long the breaker stays open, when <see cref="Current"/> is <see cref="CircuitState.Open"/>; otherwise <see langword="null"/>.</summary>
    public TimeSpan? RetryAfter { get; }
}
