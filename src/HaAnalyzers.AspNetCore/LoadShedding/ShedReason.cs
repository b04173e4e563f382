namespace HaAnalyzers.AspNetCore;

/// <summary>Why a request was not admitted.</summary>
internal enum ShedReason
{
    /// <summary>It was admitted.</summary>
    None,

    /// <summary>As many requests as the limit allows are in flight.</summary>
    Concurrency,

    /// <summary>Work waits too long for a thread.</summary>
    QueueDelay,

    /// <summary>The processors are busy.</summary>
    Cpu,

    /// <summary>The 99th percentile is near or above the objective.</summary>
    Latency,
}
