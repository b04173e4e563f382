namespace HaAnalyzers.Guarding;

/// <summary>A <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/> of a dependency.</summary>
internal readonly struct PendingResult<T>(ValueTask<T> pending) : IPending<T>
{
    public static PendingResult<T> From(Task<T>? pending) => new(new ValueTask<T>(pending ?? NullTask.Of<T>()));

    public bool IsCompleted => pending.IsCompleted;

    public T Take(out CallFailure failure)
    {
        try
        {
            if (pending.IsCompletedSuccessfully)
            {
                failure = default;
                return pending.Result;
            }

            failure = new CallFailure(pending.AsTask());
        }
        catch (Exception exception)
        {
            failure = new CallFailure(exception);
        }

        return default!;
    }

    public void OnCompleted(Action continuation) => pending.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
}
