namespace HaAnalyzers.Guarding;

/// <summary>A <see cref="Task"/> or <see cref="ValueTask"/> of a dependency.</summary>
internal readonly struct PendingNoResult(ValueTask pending) : IPending<NoResult>
{
    public static PendingNoResult From(Task? pending) => new(new ValueTask(pending ?? NullTask.Of<bool>()));

    public bool TryTake(out NoResult result, out CallFailure failure)
    {
        result = default;
        failure = default;
        try
        {
            if (pending.IsCompletedSuccessfully)
            {
                pending.GetAwaiter().GetResult();
                return true;
            }

            if (!pending.IsCompleted)
            {
                return false;
            }

            Task task = pending.AsTask();
            if (!task.IsCompletedSuccessfully)
            {
                // Else it has succeeded between the two questions.
                failure = new CallFailure(task);
            }
        }
        catch (Exception exception)
        {
            // A value task that has been consumed already says so when it is asked.
            failure = new CallFailure(exception);
        }

        return true;
    }

    public void OnCompleted(Action continuation) => pending.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
}
