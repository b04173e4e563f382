namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>What a part of a resilience pipeline does.</summary>
internal enum StrategyKind
{
    Retry,
    CircuitBreaker,
    Timeout,
    Fallback,
    Hedging,

    /// <summary>Rate limiters and bulkheads.</summary>
    Limiter,

    /// <summary>Chaos, caches, strategies of others: none of the above.</summary>
    Other,
}
