namespace HaAnalyzers.Guarding;

/// <summary>A <see cref="Task"/> or <see cref="ValueTask"/> of a dependency.</summary>
internal readonly struct PendingNoResult(ValueTask pending) : IPending<NoResult>
{
    public static PendingNoResult From(Task? pending) => new(new ValueTask(pending ?? NullTask.Of<bool>()));

    public bool IsCompleted => pending.IsCompleted;

    public NoResult Take(out CallFailure failure)
    {
        try
        {
            if (pending.IsCompletedSuccessfully)
            {
                pending.GetAwaiter().GetResult();
                failure = default;
            }
            else
            {
                failure = new CallFailure(pending.AsTask());
            }
        }
        catch (Exception exception)
        {
            failure = new CallFailure(exception);
        }

        return default;
    }

    public void OnCompleted(Action continuation) => pending.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
}
