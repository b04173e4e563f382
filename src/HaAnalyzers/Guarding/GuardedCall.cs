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
    // The tracked call, or the period of one that is only counted. Two fields fit into registers, where more would travel through memory.
    private readonly object _begun;
    private readonly Deadline? _deadline;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal GuardedCall(CircuitPeriod period, Deadline? deadline)
        : this((object)period, deadline)
    {
    }

    internal GuardedCall(TrackedCall tracked, Deadline? deadline)
        : this((object)tracked, deadline)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private GuardedCall(object begun, Deadline? deadline)
    {
        _begun = begun;
        _deadline = deadline;
    }

    /// <summary>What the dependency gets: signalled by the caller's token and when the time is up.</summary>
    public CancellationToken Token => CancellableByCaller is { } tracked ? tracked.Token : _deadline?.Token ?? CancellationToken.None;

    internal GuardedDependency Dependency => _begun is CircuitPeriod period ? period.Owner! : ((TrackedCall)_begun).Dependency;

    internal bool HasBegun => _begun is not null;

    internal bool IsOnlyCounted => _begun is CircuitPeriod;

    internal TrackedCall? CancellableByCaller => Tracked is { Caller.CanBeCanceled: true } tracked ? tracked : null;

    private TrackedCall? Tracked => _begun as TrackedCall;

    private CallPermit Permit => _begun is CircuitPeriod period ? new CallPermit(period, probe: 0) : ((TrackedCall)_begun).Permit;

    private bool IsCallerCancelled => Tracked is { Caller.IsCancellationRequested: true };

    /// <summary>The dependency answered at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Succeed()
    {
        if (_begun is CircuitPeriod period)
        {
            period.Successes.Increment();
        }
        else
        {
            SucceedTracked(_begun);
        }
    }

    /// <summary>The dependency threw, at a member without a token.</summary>
    /// <param name="exception">What it threw.</param>
    /// <returns>True: use the fallback. False: the exception is one of <see cref="DependencyOptions.IgnoredExceptions"/>; rethrow it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Fail(Exception exception) => FailCore(_begun, _deadline, exception);

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
        bool failed = FailCore(_begun, _deadline, exception);
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

    internal Deadline DeadlineOrNew() => _deadline ?? Dependency.Deadline;

    internal GuardedCall With(Deadline deadline) => new(_begun, deadline);

    /// <summary>
    /// Takes a concurrency slot, if the call has none yet: from now on it does not hold a thread of its caller. A full fence in any case.
    /// </summary>
    internal void Suspend()
    {
        if (Tracked is { HoldsSlot: true })
        {
            Interlocked.MemoryBarrier();
        }
        else
        {
            Dependency.TakeSlot();
        }
    }

    /// <summary>The dependency has stopped working for a call that was suspended.</summary>
    internal void Resume()
    {
        if (Tracked is not { HoldsSlot: true })
        {
            Dependency.FreeSlot();
        }
    }

    internal void CountSuccess()
    {
        if (_begun is CircuitPeriod period)
        {
            period.Successes.Increment();
            return;
        }

        var tracked = (TrackedCall)_begun;
        tracked.Dependency.Throttle?.Accept();
        bool isSlow = tracked.Dependency.Settings.IsSlow(tracked.StartedAt);
        Measure(isSlow ? CallResult.Slow : CallResult.Success);
        if (isSlow)
        {
            tracked.Dependency.Breaker.RecordFailure(tracked.Permit);
        }
        else
        {
            tracked.Dependency.Breaker.RecordSuccess(tracked.Permit);
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
        CancellationToken caller = Tracked?.Caller ?? CancellationToken.None;
        bool callerCancelled = caller.IsCancellationRequested;
        Measure(callerCancelled ? CallResult.Cancelled : CallResult.Timeout);
        Count(failed: !callerCancelled);
        if (callerCancelled)
        {
            Dependency.Throttle?.Accept();
        }
        else
        {
            Dependency.LastFailure = CallFailure.TimedOut;
        }

        SchedulePoint.Reached();
        Tracked?.Detach();
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
    internal void EndAbandoned() => Dependency.FreeSlot();

    /// <summary>The dependency has really ended: frees what the call held.</summary>
    /// <returns>False when the caller's cancellation may still be on its way to it.</returns>
    internal bool Release() => Tracked is not { } tracked || tracked.Dependency.Release(tracked);

    /// <summary>Counts a failure, unless it is the caller's own business: then that is returned.</summary>
    private Exception? CountFailure(CallFailure failure)
    {
        bool callerCancelled = IsCallerCancelled;
        bool ignored = !callerCancelled && Dependency.Settings.Ignores(failure);
        CallResult result = callerCancelled ? CallResult.Cancelled : ignored ? CallResult.Ignored : CallResult.Failure;
        Measure(result, failure);
        if (Dependency.Throttle is { } throttle && (result != CallResult.Failure || failure.ExceptionType is null))
        {
            throttle.Accept();
        }

        Count(failed: !callerCancelled && !ignored);
        if (ignored)
        {
            return failure.Exception;
        }

        if (!callerCancelled)
        {
            Dependency.LastFailure = failure.IsCancellation && _deadline is { HasPassed: true } ? CallFailure.TimedOut : failure;
            return null;
        }

        return failure.Exception is OperationCanceledException cancellation ? CancelledByCaller(cancellation, Tracked!.Caller) : null;
    }

    private void Count(bool failed)
    {
        if (failed)
        {
            Dependency.Breaker.RecordFailure(Permit);
        }
        else
        {
            Dependency.Breaker.RecordIgnored(Permit);
        }
    }

    // The fields one by one: who passes this structure by reference keeps it out of the registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SucceedTracked(object begun)
    {
        var call = new GuardedCall(begun, deadline: null);
        call.CountSuccess();
        call.Release();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool FailCore(object begun, Deadline? deadline, Exception exception)
    {
        var call = new GuardedCall(begun, deadline);
        Exception? own = call.CountFailure(new CallFailure(exception));
        call.Release();
        return own is null;
    }
}
