namespace HaAnalyzers.Telemetry;

/// <summary>How a call ended, as seen by the guard.</summary>
internal enum CallResult
{
    /// <summary>The dependency answered.</summary>
    Success,

    /// <summary>It answered, but took so long that it counts as a failure.</summary>
    Slow,

    /// <summary>It threw.</summary>
    Failure,

    /// <summary>It answered, and the result check of the member refused the answer.</summary>
    WrongAnswer,

    /// <summary>It threw what the options say to ignore.</summary>
    Ignored,

    /// <summary>The time was up.</summary>
    Timeout,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>It was not called: the breaker is open, isolated, or half-open without a free probe slot.</summary>
    RejectedByBreaker,

    /// <summary>It was not called: as many calls as allowed are under way.</summary>
    RejectedByConcurrencyLimit,

    /// <summary>It was not called: the dependency accepts too few calls, and the throttle spares it a share of them.</summary>
    RejectedByThrottle,
}
