namespace HaAnalyzers;

/// <summary>Which calls of a contract share a circuit breaker.</summary>
public enum BreakerGranularity
{
    /// <summary>All of them: one unreachable service, one breaker.</summary>
    Contract,

    /// <summary>
    /// Those of one member: for a service whose operations fail independently. Each member also has the concurrency limit for itself.
    /// </summary>
    Member,
}
