namespace HaAnalyzers.CircuitBreaking;

/// <summary>The state of a <see cref="CircuitBreaker"/>; names and meaning are Polly's.</summary>
public enum CircuitState
{
    /// <summary>Calls go through and their outcomes are counted.</summary>
    Closed,

    /// <summary>Calls are rejected until the break duration is over.</summary>
    Open,

    /// <summary>A limited number of probes go through; everything else is rejected.</summary>
    HalfOpen,

    /// <summary>Held open by hand until <see cref="CircuitBreaker.Close"/>.</summary>
    Isolated,
}
