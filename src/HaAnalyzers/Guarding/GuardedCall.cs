using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Telemetry;

namespace HaAnalyzers.Guarding;

/// <summary>
/// One call under way, from <see cref="GuardedDependency.TryBegin(out GuardedCall)"/>. Exactly one of <see cref="Succeed"/>,
/// <see cref="Fail"/> and <c>CompleteAsync</c> ends it.
/// </summary>
/// <remarks>
/// The token sources behind <see cref="Token"/> are reused: a dependency must not hold on to the token after its call has ended.
/// </remarks>
public readonly struct GuardedCall
{
    private readonly GuardedDependency _dependency;
    private readonly CallPermit _permit;
    private readonly long _startedAt;
    private readonly CallCancellation? _cancellation;

    internal GuardedCall(GuardedDependency dependency, CallPermit permit, long startedAt, CallCancellation? cancellation)
    {
        _dependency = dependency;
        _permit = permit;
        _startedAt = startedAt;
        _cancellation = cancellation;
    }

    /// <summary>What the dependency gets: signalled by the caller's token and when the time is up.</summary>
    public CancellationToken Token => _cancellation?.Token ?? CancellationToken.None;

    internal CallCancellation? Cancellation => _cancellation;

    internal bool IsCallerCancelled => _cancellation is { } cancellation && cancellation.Caller.IsCancellationRequested;

    /// <summary>The dependency answered at once.</summary>
    public void Succeed()
    {
        CountSuccess();
        Release();
    }

    /// <summary>The dependency threw.</summary>
    /// <param name="exception">What it threw.</param>
    /// <returns>
    /// True: use the fallback. False: it is the caller's own cancellation, an <see cref="OperationCanceledException"/> while the caller's
    /// token is signalled; rethrow it.
    /// </returns>
    /// <remarks>
    /// While the caller's token is signalled nothing counts against the dependency: many clients answer a cancellation with an exception
    /// of their own.
    /// </remarks>
    public bool Fail(Exception exception)
    {
        bool callerCancelled = CountFailure(exception);
        Release();
        return !(callerCancelled && exception is OperationCanceledException);
    }

    /// <summary>Waits for the dependency, but no longer than the timeout and the caller's token allow.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="pending">What the dependency returned.</param>
    /// <exception cref="OperationCanceledException">The caller's token was signalled.</exception>
    public ValueTask<CallOutcome<T>> CompleteAsync<T>(ValueTask<T> pending) =>
        PendingCall<PendingResult<T>, CallOutcome<T>>.Complete(this, new PendingResult<T>(pending));

    /// <inheritdoc cref="CompleteAsync{T}(ValueTask{T})"/>
    public ValueTask<CallOutcome<T>> CompleteAsync<T>(Task<T> pending) =>
        PendingCall<PendingResult<T>, CallOutcome<T>>.Complete(this, new PendingResult<T>(pending ?? NullTask.Of<T>()));

    /// <inheritdoc cref="CompleteAsync{T}(ValueTask{T})"/>
    public ValueTask<CallOutcome> CompleteAsync(ValueTask pending) =>
        PendingCall<PendingVoid, CallOutcome>.Complete(this, new PendingVoid(pending));

    /// <inheritdoc cref="CompleteAsync{T}(ValueTask{T})"/>
    public ValueTask<CallOutcome> CompleteAsync(Task pending) =>
        PendingCall<PendingVoid, CallOutcome>.Complete(this, new PendingVoid(pending ?? NullTask.Of<bool>()));

    /// <summary>Gives the call a timeout where the member takes no token.</summary>
    internal GuardedCall WithTimeout() =>
        _cancellation is null ? new GuardedCall(_dependency, _permit, _startedAt, _dependency.ArmTimeout()) : this;

    internal void CountSuccess()
    {
        bool isSlow = _dependency.Settings.IsSlow(_startedAt);
        _dependency.Telemetry.RecordCall(isSlow ? CallResult.Slow : CallResult.Success, _startedAt);
        if (isSlow)
        {
            _dependency.Breaker.RecordFailure(_permit);
        }
        else
        {
            _dependency.Breaker.RecordSuccess(_permit);
        }
    }

    /// <summary>Counts a failure, or nothing when the caller has cancelled; says whether the caller has.</summary>
    /// <param name="failure">What the dependency threw; <see langword="null"/> when it was not waited for any longer.</param>
    internal bool CountFailure(Exception? failure)
    {
        bool callerCancelled = IsCallerCancelled;
        CallResult result = callerCancelled ? CallResult.Cancelled
            : failure is null || IsTimeout(failure) ? CallResult.Timeout
            : CallResult.Failure;
        _dependency.Telemetry.RecordCall(result, _startedAt, failure);
        if (callerCancelled)
        {
            _dependency.Breaker.RecordIgnored(_permit);
        }
        else
        {
            _dependency.Breaker.RecordFailure(_permit);
        }

        return callerCancelled;
    }

    /// <summary>Whether the dependency only obeyed its token: the time was up, or the caller has cancelled.</summary>
    internal bool IsTimeout(Exception failure) => failure is OperationCanceledException && Token.IsCancellationRequested;

    /// <summary>The dependency has really ended: frees its concurrency slot.</summary>
    internal void Release() => _dependency.Release(_cancellation);

    internal TimeoutException TimedOut(Exception? inner) =>
        new(FormattableString.Invariant($"{_dependency.Contract} did not answer within {_cancellation!.Timeout.TotalMilliseconds} ms."), inner);

    /// <summary>The cancellation as the caller expects it: with the caller's own token, not the one the dependency was given.</summary>
    internal OperationCanceledException CancelledByCaller(Exception? inner) =>
        new TaskCanceledException(inner?.Message ?? "The caller cancelled the call.", inner, _cancellation!.Caller);
}
