using HaAnalyzers.Guarding;

namespace HaAnalyzers.CircuitBreaking;

/// <summary>The time between two state changes of a breaker. An outcome belongs to the period in which its call began.</summary>
internal sealed class CircuitPeriod(CircuitState state, GuardedDependency? owner)
{
    /// <summary>The calls of this period that succeeded while closed. Written to without a look at the breaker: what comes late is never read.</summary>
    public ExactCounter Successes;

    private volatile Admission _admission = Admission.ByLock;

    public CircuitState State { get; } = state;

    /// <summary>What the breaker belongs to; <see langword="null"/>: to nobody here.</summary>
    public GuardedDependency? Owner { get; } = owner;

    /// <summary>How calls get in at present; changed under the lock of the breaker only.</summary>
    public Admission Admission
    {
        get => _admission;
        set => _admission = value;
    }
}
