using System.Runtime.CompilerServices;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Telemetry;

namespace HaAnalyzers.Guarding;

/// <summary>
/// One call under way, from <see cref="GuardedDependency.TryBegin(string, out GuardedCall)"/>. Exactly one of <see cref="Succeed"/>,
/// <see cref="Reject"/>, <c>Fail</c> and <c>CompleteAsync</c> ends it.
/// </summary>
/// <remarks>
/// A dependency must not hold on to the <see cref="Token"/> after its call has ended: it is signalled when the time is up even then, or
/// reused.
/// </remarks>
public readonly partial struct GuardedCall
{
    private readonly GuardedDependency _dependency;
    private readonly CircuitPeriod _period;
    private readonly Deadline? _deadline;
    private readonly TrackedCall? _tracked;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal GuardedCall(GuardedDependency dependency, CircuitPeriod period, Deadline? deadline, TrackedCall? tracked)
    {
        _dependency = dependency;
        _period = period;
        _deadline = deadline;
        _tracked = tracked;
    }

    /// <summary>What the dependency gets: signalled by the caller's token and when the time is up.</summary>
    public CancellationToken Token => CancellableByCaller is { } tracked ? tracked.Token : _deadline?.Token ?? CancellationToken.None;

    internal GuardedDependency Dependency => _dependency;

    internal bool HasBegun => _period is not null;

    internal TrackedCall? CancellableByCaller => _tracked is { Caller.CanBeCanceled: true } tracked ? tracked : null;

    private CallPermit Permit => _tracked?.Permit ?? new CallPermit(_period, probe: 0);

    private bool IsCallerCancelled => _tracked is { } tracked && tracked.Caller.IsCancellationRequested;

    /// <summary>The dependency answered at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Succeed()
    {
        if (_tracked is null)
        {
            _period.Successes.Increment();
        }
        else
        {
            SucceedTracked(_dependency, _period, _tracked);
        }
    }

    /// <summary>The dependency threw, at a member without a token.</summary>
    /// <param name="exception">What it threw.</param>
    /// <returns>True: use the fallback. False: the exception is one of <see cref="DependencyOptions.IgnoredExceptions"/>; rethrow it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Fail(Exception exception) => FailCore(_dependency, _period, _deadline, _tracked, exception);

    /// <summary>The dependency threw, at a member with a token.</summary>
    /// <param name="exception">What it threw.</param>
    /// <param name="callerToken">The token the caller passed.</param>
    /// <returns>True: use the fallback. False: the exception is one of <see cref="DependencyOptions.IgnoredExceptions"/>; rethrow it.</returns>
    /// <exception cref="OperationCanceledException">
    /// The exception is the caller's own cancellation: an <see cref="OperationCanceledException"/> while the caller's token is signalled.
    /// The one thrown carries the caller's token, the only one the caller knows.
    /// </exception>
    /// <remarks>
    /// While the caller's token is signalled nothing counts against the dependency: many clients answer a cancellation with an exception
    /// of their own.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Fail(Exception exception, CancellationToken callerToken)
    {
        bool failed = FailCore(_dependency, _period, _deadline, _tracked, exception);
        if (!failed)
        {
            ThrowIfCancelled(exception, callerToken);
        }

        return failed;
    }

    /// <summary>The dependency answered, and the answer is wrong: use the fallback.</summary>
    public void Reject()
    {
        _ = CountFailure(CallFailure.WrongAnswer);
        Release();
    }

    internal Deadline DeadlineOrNew() => _deadline ?? _dependency.Deadline;

    internal GuardedCall With(Deadline deadline) => new(_dependency, _period, deadline, _tracked);

    /// <summary>Takes a concurrency slot, if the call has none yet: from now on it does not hold a thread of its caller.</summary>
    internal void Suspend()
    {
        if (_tracked is not { HoldsSlot: true })
        {
            _dependency.TakeSlot();
        }
    }

    /// <summary>The dependency has stopped working for a call that was suspended.</summary>
    internal void Resume()
    {
        if (_tracked is not { HoldsSlot: true })
        {
            _dependency.FreeSlot();
        }
    }

    internal void CountSuccess()
    {
        if (_tracked is null)
        {
            _period.Successes.Increment();
            return;
        }

        _dependency.Throttle?.Accept();
        bool isSlow = _dependency.Settings.IsSlow(_tracked.StartedAt);
        Measure(isSlow ? CallResult.Slow : CallResult.Success);
        if (isSlow)
        {
            _dependency.Breaker.RecordFailure(Permit);
        }
        else
        {
            _dependency.Breaker.RecordSuccess(Permit);
        }
    }

    /// <summary>Counts a failure, or nothing when the caller has cancelled.</summary>
    /// <param name="failure">What the dependency did.</param>
    /// <param name="shows">Whether <paramref name="reason"/> is wanted.</param>
    /// <param name="reason">Why there is no answer.</param>
    /// <returns>What the caller gets in place of a fallback: its own cancellation, or an exception that is ignored.</returns>
    internal Exception? CountFailure(CallFailure failure, bool shows, out Exception? reason)
    {
        reason = null;
        if (CountFailure(failure) is { } own)
        {
            return own;
        }

        if (shows)
        {
            reason = failure.Exception;
            if (reason is OperationCanceledException && _deadline is { HasPassed: true } deadline)
            {
                reason = TimedOut(deadline, reason);
            }
        }

        return null;
    }

    /// <summary>The same for a call that is not waited for any longer.</summary>
    internal Exception? CountAbandoned(bool shows, out Exception? reason)
    {
        reason = null;
        CancellationToken caller = _tracked?.Caller ?? CancellationToken.None;
        bool callerCancelled = caller.IsCancellationRequested;
        Measure(callerCancelled ? CallResult.Cancelled : CallResult.Timeout);
        Count(failed: !callerCancelled);
        if (callerCancelled)
        {
            _dependency.Throttle?.Accept();
        }

        SchedulePoint.Reached();
        _tracked?.Detach();
        if (callerCancelled)
        {
            return CancelledByCaller(inner: null, caller);
        }

        if (shows)
        {
            reason = TimedOut(_deadline!, inner: null);
        }

        return null;
    }

    /// <summary>
    /// The dependency has really ended after the call was abandoned: frees its concurrency slot, and nothing else. Who abandons it may still
    /// be looking at what only some calls have, so that is not used again.
    /// </summary>
    internal void EndAbandoned() => _dependency.FreeSlot();

    /// <summary>The dependency has really ended: frees what the call held.</summary>
    /// <returns>False when the caller's cancellation may still be on its way to it.</returns>
    internal bool Release() => _tracked is null || _dependency.Release(_tracked);

    /// <summary>Counts a failure, unless it is the caller's own business: then that is returned.</summary>
    private Exception? CountFailure(CallFailure failure)
    {
        bool callerCancelled = IsCallerCancelled;
        bool ignored = !callerCancelled && _dependency.Settings.Ignores(failure);
        CallResult result = callerCancelled ? CallResult.Cancelled : ignored ? CallResult.Ignored : CallResult.Failure;
        Measure(result, failure);
        if (result != CallResult.Failure || failure.ExceptionType is null)
        {
            _dependency.Throttle?.Accept();
        }

        Count(failed: !callerCancelled && !ignored);
        if (ignored)
        {
            return failure.Exception;
        }

        return callerCancelled && failure.Exception is OperationCanceledException cancellation
            ? CancelledByCaller(cancellation, _tracked!.Caller)
            : null;
    }

    /// <summary>Only calls that are tracked know when they began.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Measure(CallResult result, CallFailure failure = default)
    {
        if (_tracked is { StartedAt: not DependencyTelemetry.NotMeasured } tracked)
        {
            Measure(_dependency, _deadline, tracked, result, failure);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Measure(GuardedDependency dependency, Deadline? deadline, TrackedCall tracked, CallResult result, CallFailure failure)
    {
        Type? thrown = failure.ExceptionType;
        if (result == CallResult.Failure)
        {
            result = thrown is null ? CallResult.WrongAnswer
                : deadline is { HasPassed: true } && thrown.IsAssignableTo(typeof(OperationCanceledException)) ? CallResult.Timeout
                : CallResult.Failure;
        }

        dependency.Telemetry.RecordCall(result, tracked.StartedAt, tracked.Member, thrown);
    }

    private void Count(bool failed)
    {
        if (failed)
        {
            _dependency.Breaker.RecordFailure(Permit);
        }
        else
        {
            _dependency.Breaker.RecordIgnored(Permit);
        }
    }

    // The fields one by one: who passes this structure by reference keeps it out of the registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SucceedTracked(GuardedDependency dependency, CircuitPeriod period, TrackedCall tracked)
    {
        var call = new GuardedCall(dependency, period, deadline: null, tracked);
        call.CountSuccess();
        call.Release();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool FailCore(GuardedDependency dependency, CircuitPeriod period, Deadline? deadline, TrackedCall? tracked, Exception exception)
    {
        var call = new GuardedCall(dependency, period, deadline, tracked);
        Exception? own = call.CountFailure(new CallFailure(exception));
        call.Release();
        return own is null;
    }

    private static void ThrowIfCancelled(Exception exception, CancellationToken callerToken)
    {
        if (exception is OperationCanceledException && callerToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, callerToken);
        }
    }

    private TimeoutException TimedOut(Deadline deadline, Exception? inner) =>
        new(FormattableString.Invariant($"{_dependency.Contract} did not answer within {deadline.Timeout.TotalMilliseconds} ms."), inner);

    /// <summary>The cancellation as the caller expects it: with the caller's own token, not the one the dependency was given.</summary>
    private static TaskCanceledException CancelledByCaller(Exception? inner, CancellationToken caller) =>
        new(inner?.Message ?? "The caller cancelled the call.", inner, caller);
}
