namespace HaAnalyzers.Guarding;

/// <summary>How a guarded call without a result ended.</summary>
public readonly struct CallOutcome
{
    internal CallOutcome(Exception? failure)
    {
        Succeeded = failure is null;
        Failure = failure;
    }

    /// <summary>Whether the dependency answered. When not, use the fallback.</summary>
    public bool Succeeded { get; }

    /// <summary>Why it did not; a <see cref="TimeoutException"/> when the time was up.</summary>
    public Exception? Failure { get; }
}
