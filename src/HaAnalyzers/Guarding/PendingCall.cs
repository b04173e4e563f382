using System.Diagnostics;
using System.Threading.Tasks.Sources;
using HaAnalyzers.Telemetry;

namespace HaAnalyzers.Guarding;

/// <summary>
/// Waits for one call that has not completed at once. Whatever comes first decides what the caller gets: the dependency, the timeout or
/// the caller's token. Pooled.
/// </summary>
/// <remarks>
/// It goes back to the pool only after a clean end: the dependency came first, nothing can signal the token any more, and the caller has
/// taken the outcome. After that nobody else holds a reference that could still act on it. In all other cases the garbage collector gets
/// it, so no late callback ever meets another call.
/// </remarks>
internal sealed class PendingCall<TPending, TOutcome> : IValueTaskSource<TOutcome>
    where TPending : struct, IPending<TOutcome>
{
    private static readonly ObjectPool<PendingCall<TPending, TOutcome>> Pool = new();

    private readonly Action _onEnded;
    private ManualResetValueTaskSourceCore<TOutcome> _core;
    private GuardedCall _call;
    private TPending _pending;
    private CancellationTokenRegistration _expiry;
    private Activity? _caller;
    private int _decided;
    private bool _reusable;

    private PendingCall() => _onEnded = OnEnded;

    public static ValueTask<TOutcome> Complete(GuardedCall call, TPending pending)
    {
        try
        {
            if (!pending.IsCompleted)
            {
                return (Pool.Take() ?? new PendingCall<TPending, TOutcome>()).Start(call, pending);
            }
        }
        catch (Exception exception)
        {
            // A value task that has been consumed already says so when it is asked.
            return Completed(call, TPending.Failed(exception), exception);
        }

        return Completed(call, pending.Take(out Exception? failure), failure);
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    public TOutcome GetResult(short token)
    {
        bool ends = _core.GetStatus(token) != ValueTaskSourceStatus.Pending && _reusable;
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            if (ends)
            {
                Recycle();
            }
        }
    }

    private static ValueTask<TOutcome> Completed(GuardedCall call, TOutcome outcome, Exception? failure)
    {
        TOutcome settled = Settle(call, outcome, failure, out Exception? thrown);
        call.Release();
        return thrown is null ? new ValueTask<TOutcome>(settled) : ValueTask.FromException<TOutcome>(thrown);
    }

    private static TOutcome Settle(GuardedCall call, TOutcome outcome, Exception? failure, out Exception? thrown)
    {
        thrown = null;
        if (failure is null)
        {
            call.CountSuccess();
            return outcome;
        }

        bool callerCancelled = call.CountFailure(failure);
        if (failure is OperationCanceledException)
        {
            if (callerCancelled)
            {
                thrown = call.CancelledByCaller(failure);
            }
            else if (call.IsTimeout(failure))
            {
                return TPending.Failed(call.TimedOut(failure));
            }
        }

        return outcome;
    }

    private ValueTask<TOutcome> Start(GuardedCall call, TPending pending)
    {
        _call = call.WithTimeout();
        _pending = pending;
        _caller = Activity.Current;
        _decided = 0;
        _expiry = _call.Token.UnsafeRegister(static node => ((PendingCall<TPending, TOutcome>)node!).Abandon(), this);
        try
        {
            _pending.OnCompleted(_onEnded);
        }
        catch (Exception exception)
        {
            End(TPending.Failed(exception), exception);
        }

        return new ValueTask<TOutcome>(this, _core.Version);
    }

    private void OnEnded() => End(_pending.Take(out Exception? failure), failure);

    private void End(TOutcome outcome, Exception? failure)
    {
        GuardedCall call = _call;
        if (Interlocked.Exchange(ref _decided, 1) != 0)
        {
            // Abandoned long ago: the outcome has just been observed, and only now the dependency has stopped working for us.
            call.Release();
            return;
        }

        bool nothingCanExpire = _expiry.Unregister();
        Exception? thrown;
        using (CallerActivity.Settle(_caller))
        {
            outcome = Settle(call, outcome, failure, out thrown);
        }

        call.Release();
        _reusable = nothingCanExpire;
        if (thrown is null)
        {
            _core.SetResult(outcome);
        }
        else
        {
            _core.SetException(thrown);
        }
    }

    private void Abandon()
    {
        if (Interlocked.Exchange(ref _decided, 1) != 0)
        {
            return;
        }

        GuardedCall call = _call;
        call.Cancellation!.Detach();

        // The caller goes on elsewhere: this thread still has to tell the dependency.
        _core.RunContinuationsAsynchronously = true;
        bool callerCancelled;
        using (CallerActivity.Settle(_caller))
        {
            callerCancelled = call.CountFailure(failure: null);
        }

        if (callerCancelled)
        {
            _core.SetException(call.CancelledByCaller(inner: null));
        }
        else
        {
            _core.SetResult(TPending.Failed(call.TimedOut(inner: null)));
        }
    }

    private void Recycle()
    {
        _core.Reset();
        _call = default;
        _pending = default;
        _expiry = default;
        _caller = null;
        _reusable = false;
        Pool.TryReturn(this);
    }
}
