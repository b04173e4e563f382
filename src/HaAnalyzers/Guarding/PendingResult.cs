namespace HaAnalyzers.Guarding;

/// <summary>A <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/> of a dependency.</summary>
internal readonly struct PendingResult<T>(ValueTask<T> pending) : IPending<T>
{
    public static PendingResult<T> From(Task<T>? pending) => new(new ValueTask<T>(pending ?? NullTask.Of<T>()));

    public bool TryTake(out T result, out CallFailure failure)
    {
        result = default!;
        failure = default;
        try
        {
            if (pending.IsCompletedSuccessfully)
            {
                result = pending.Result;
                return true;
            }

            if (!pending.IsCompleted)
            {
                return false;
            }

            Task<T> task = pending.AsTask();
            if (task.IsCompletedSuccessfully)
            {
                // It has succeeded between the two questions.
                result = task.Result;
            }
            else
            {
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
