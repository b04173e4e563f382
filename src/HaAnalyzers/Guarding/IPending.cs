namespace HaAnalyzers.Guarding;

/// <summary>A task or value task of a dependency, seen alike.</summary>
internal interface IPending
{
    bool IsCompleted { get; }
}

/// <inheritdoc cref="IPending"/>
internal interface IPending<TResult> : IPending
{
    /// <summary>Takes the result; exactly once, after completion. Throws nothing, and leaves nothing unobserved.</summary>
    TResult Take(out CallFailure failure);

    void OnCompleted(Action continuation);
}
