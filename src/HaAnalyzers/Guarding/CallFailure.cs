namespace HaAnalyzers.Guarding;

/// <summary>Why a call has no answer. The exception inside a failed task is only taken out for somebody who wants to see it.</summary>
internal readonly struct CallFailure
{
    private readonly object? _exceptionOrTask;

    public CallFailure(Exception exception) => _exceptionOrTask = exception;

    /// <summary>Marks the exception as observed, without throwing it.</summary>
    public CallFailure(Task failed)
    {
        if (!failed.IsCompleted)
        {
            // Made from a source that had completed a moment ago: to wait for it could take for ever.
            _ = failed.ContinueWith(
                static late => late.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            _exceptionOrTask = new InvalidOperationException("The value task of the dependency had completed, and then it had not.");
            return;
        }

        failed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        _exceptionOrTask = failed;
    }

    /// <summary>False for <see langword="default"/>: there is no failure.</summary>
    public bool IsFailure => _exceptionOrTask is not null;

    /// <summary>What awaiting the call would have thrown.</summary>
    public Exception Exception => _exceptionOrTask switch
    {
        Exception exception => exception,
        Task { Exception: { } faulted } => faulted.InnerExceptions[0],
        Task cancelled => new TaskCanceledException(cancelled),
        _ => throw new InvalidOperationException("There is no failure."),
    };
}
