namespace HaAnalyzers.Guarding;

/// <summary>A <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/> of a dependency.</summary>
internal readonly struct PendingResult<T> : IPending<CallOutcome<T>>
{
    private readonly ValueTask<T> _pending;
    private readonly Task<T>? _task;

    public PendingResult(ValueTask<T> pending) => _pending = pending;

    public PendingResult(Task<T> task)
    {
        _pending = new ValueTask<T>(task);
        _task = task;
    }

    public bool IsCompleted => _pending.IsCompleted;

    public CallOutcome<T> Take(out Exception? failure)
    {
        failure = _task.FailureWithoutThrowing();
        if (failure is null)
        {
            try
            {
                return new CallOutcome<T>(_pending.GetAwaiter().GetResult());
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }

        return new CallOutcome<T>(failure);
    }

    public static CallOutcome<T> Failed(Exception failure) => new(failure);

    public void OnCompleted(Action continuation) => _pending.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
}
