namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>What of the exceptions of cancellation a strategy handles; the less, the later in the list.</summary>
internal enum HandledCancellation
{
    /// <summary>Every <c>OperationCanceledException</c>.</summary>
    All,

    /// <summary>Only what an <c>HttpClient</c> throws when its timeout is over.</summary>
    Timeouts,

    /// <summary>None of them: the default of Polly 8.</summary>
    None,
}
