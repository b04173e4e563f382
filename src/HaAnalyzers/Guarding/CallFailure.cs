namespace HaAnalyzers.Guarding;

/// <summary>Why a call has no answer. The exception inside a failed task is only taken out for somebody who wants to see it.</summary>
internal readonly struct CallFailure
{
    private static readonly object RefusedAnswer = new();
    private static readonly object PassedDeadline = new();

    private readonly object? _exceptionOrTask;

    private CallFailure(object reason) => _exceptionOrTask = reason;

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

    /// <summary>There was an answer, and its check refused it.</summary>
    public static CallFailure WrongAnswer { get; } = new(RefusedAnswer);

    /// <summary>There was no answer in time.</summary>
    public static CallFailure TimedOut { get; } = new(PassedDeadline);

    /// <summary>False for <see langword="default"/>: there is no failure.</summary>
    public bool IsFailure => _exceptionOrTask is not null;

    /// <summary>The type of <see cref="Exception"/> without creating one; <see langword="null"/> for a wrong answer.</summary>
    public Type? ExceptionType => _exceptionOrTask switch
    {
        Exception exception => exception.GetType(),
        Task { IsCanceled: true } => typeof(TaskCanceledException),
        Task => Exception.GetType(),
        { } passed when passed == PassedDeadline => typeof(TimeoutException),
        _ => null,
    };

    /// <summary>Whether the dependency ended because it was told to.</summary>
    public bool IsCancellation => _exceptionOrTask is OperationCanceledException or Task { IsCanceled: true };

    /// <summary>What awaiting the call would have thrown; for a wrong answer, what says so.</summary>
    public Exception Exception => _exceptionOrTask switch
    {
        Exception exception => exception,
        Task { Exception: { } faulted } => faulted.InnerExceptions[0],
        Task cancelled => new TaskCanceledException(cancelled),
        { } passed when passed == PassedDeadline => new TimeoutException("The dependency did not answer in time."),
        not null => new InvalidDataException("The dependency answered, and the result check of the member refused the answer."),
        null => throw new InvalidOperationException("There is no failure."),
    };
}
