namespace HaAnalyzers.Guarding;

/// <summary>How a guarded call with a result ended.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public readonly struct CallOutcome<T>
{
    internal CallOutcome(T result)
    {
        Succeeded = true;
        Result = result;
    }

    internal CallOutcome(Exception failure)
    {
        Result = default!;
        Failure = failure;
    }

    /// <summary>Whether the dependency answered. When not, use the fallback.</summary>
    public bool Succeeded { get; }

    /// <summary>The answer, untouched; meaningful only when <see cref="Succeeded"/>.</summary>
    public T Result { get; }

    /// <summary>Why there is no answer; a <see cref="TimeoutException"/> when the time was up.</summary>
    public Exception? Failure { get; }
}
