namespace HaAnalyzers.Guarding;

/// <content>What callers see of a call that has no answer.</content>
public readonly partial struct GuardedCall
{
    private static void ThrowIfCancelled(Exception exception, CancellationToken callerToken)
    {
        if (exception is OperationCanceledException && callerToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, callerToken);
        }
    }

    private TimeoutException TimedOut(Deadline deadline, Exception? inner) =>
        new(FormattableString.Invariant($"{Dependency.Contract} did not answer within {deadline.Timeout.TotalMilliseconds} ms."), inner);

    /// <summary>The cancellation as the caller expects it: with the caller's own token, not the one the dependency was given.</summary>
    private static TaskCanceledException CancelledByCaller(Exception? inner, CancellationToken caller) =>
        new(inner?.Message ?? "The caller cancelled the call.", inner, caller);
}
