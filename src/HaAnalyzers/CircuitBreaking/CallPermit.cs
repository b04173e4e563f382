namespace HaAnalyzers.CircuitBreaking;

/// <summary>
/// The right to make one call, given by <see cref="CircuitBreaker.TryEnter"/>. Hand it back with exactly one of
/// <see cref="CircuitBreaker.RecordSuccess"/>, <see cref="CircuitBreaker.RecordFailure"/> and <see cref="CircuitBreaker.RecordIgnored"/>.
/// </summary>
/// <remarks>
/// A permit belongs to the period between two state changes in which it was given. An outcome that arrives later is ignored, and so is
/// <see langword="default"/>.
/// </remarks>
public readonly struct CallPermit
{
    internal CallPermit(CircuitPeriod period, int probe)
    {
        Period = period;
        Probe = probe;
    }

    /// <summary>When the call began; <see langword="null"/> belongs to no breaker.</summary>
    internal CircuitPeriod? Period { get; }

    /// <summary>The number of the probe while half-open; otherwise 0.</summary>
    internal int Probe { get; }
}
