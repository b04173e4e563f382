namespace HaAnalyzers.Guarding;

/// <summary>A task or value task of a dependency, seen alike.</summary>
internal interface IPending<TResult>
{
    /// <summary>Takes the outcome, once; false while there is none. Throws nothing, and leaves nothing unobserved.</summary>
    bool TryTake(out TResult result, out CallFailure failure);

    void OnCompleted(Action continuation);
}
