namespace HaAnalyzers.Guarding;

/// <summary>A task or value task of a dependency, seen alike.</summary>
internal interface IPending<TOutcome>
{
    bool IsCompleted { get; }

    /// <summary>Takes the outcome; exactly once, after completion. Throws nothing.</summary>
    TOutcome Take(out Exception? failure);

    /// <summary>The outcome that stands for a failure.</summary>
    static abstract TOutcome Failed(Exception failure);

    void OnCompleted(Action continuation);
}
