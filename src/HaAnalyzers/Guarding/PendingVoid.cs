namespace HaAnalyzers.Guarding;

/// <summary>A <see cref="Task"/> or <see cref="ValueTask"/> of a dependency.</summary>
internal readonly struct PendingVoid : IPending<CallOutcome>
{
    private readonly ValueTask _pending;
    private readonly Task? _task;

    public PendingVoid(ValueTask pending) => _pending = pending;

    public PendingVoid(Task task)
    {
        _pending = new ValueTask(task);
        _task = task;
    }

    public bool IsCompleted => _pending.IsCompleted;

    public CallOutcome Take(out Exception? failure)
    {
        failure = _task.FailureWithoutThrowing();
        if (failure is null)
        {
            try
            {
                _pending.GetAwaiter().GetResult();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }

        return new CallOutcome(failure);
    }

    public static CallOutcome Failed(Exception failure) => new(failure);

    public void OnCompleted(Action continuation) => _pending.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
}
