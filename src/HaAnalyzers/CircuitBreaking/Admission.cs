namespace HaAnalyzers.CircuitBreaking;

/// <summary>How calls get into a breaker.</summary>
internal enum Admission
{
    /// <summary>Closed, with a bucket that counts: straight through.</summary>
    Free,

    /// <summary>The next call has something to do first: begin a bucket, or ask for a probe slot.</summary>
    ByLock,

    /// <summary>None.</summary>
    None,
}
