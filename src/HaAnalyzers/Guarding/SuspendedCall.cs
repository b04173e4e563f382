using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using HaAnalyzers.Telemetry;

namespace HaAnalyzers.Guarding;

/// <summary>
/// Waits for one call that has not completed at once. Whatever comes first decides what the caller gets: the dependency, the deadline or
/// the caller's token. Pooled.
/// </summary>
/// <remarks>
/// It goes back to the pool only after a clean end: the dependency came first, nothing can signal the caller's cancellation any more, and
/// the caller has taken the outcome. After that nobody else holds a reference that could still act on it. In all other cases the garbage
/// collector gets it, so no late callback ever meets another call.
/// </remarks>
internal sealed partial class SuspendedCall<TPending, TResult, TMember>
    : Expirable, IValueTaskSource<TResult>, IValueTaskSource, IThreadPoolWorkItem, ICancellable
    where TPending : struct, IPending<TResult>
    where TMember : struct, IMemberCall<TResult>
{
    private readonly ObjectPool<SuspendedCall<TPending, TResult, TMember>> _pool;
    private readonly Action _onEnded;
    private ManualResetValueTaskSourceCore<TResult> _core;
    private AsyncTaskMethodBuilder<TResult> _promise;
    private bool _isPromise;
    private GuardedCall _call;
    private TPending _pending;
    private TMember _member;
    private ExecutionContext? _context;
    private Exception? _failure;
    private Exception? _cancellation;
    private ValueTask<TResult> _fallback;
    private bool _isReusable;
    private bool _isWaiting;

    public SuspendedCall(ObjectPool<SuspendedCall<TPending, TResult, TMember>> pool)
    {
        _pool = pool;
        _onEnded = OnEnded;
    }

    public ValueTask<TResult> StartValueTask(GuardedCall call, TPending pending, TMember member)
    {
        var answer = new ValueTask<TResult>(this, _core.Version);
        Start(call, pending, member);
        return answer;
    }

    public ValueTask StartValueTaskWithoutResult(GuardedCall call, TPending pending, TMember member)
    {
        var answer = new ValueTask(this, _core.Version);
        Start(call, pending, member);
        return answer;
    }

    public Task<TResult> StartTask(GuardedCall call, TPending pending, TMember member)
    {
        _isPromise = true;

        // Asked for before there is a result: the bare task, and nothing around it.
        Task<TResult> answer = _promise.Task;
        Start(call, pending, member);
        return answer;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    public TResult GetResult(short token)
    {
        bool ends = _core.GetStatus(token) != ValueTaskSourceStatus.Pending && _isReusable;
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

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public void CancelByCaller()
    {
        if (TryDecide())
        {
            Abandon();
        }
    }

    /// <summary>Gives an abandoned caller its answer, on a thread that nobody else waits for.</summary>
    public void Execute()
    {
        if (_cancellation is null)
        {
            FallBack();
        }
        else
        {
            SetException(_cancellation);
        }
    }

    protected override void OnExpired() => Abandon();

    private void Start(GuardedCall call, TPending pending, TMember member)
    {
        Deadline deadline = call.DeadlineOrNew();
        _call = call.With(deadline);
        _pending = pending;
        _member = member;
        _isWaiting = true;
        _context = ExecutionContext.Capture();
        TrackedCall? cancellable = call.CancellableByCaller;
        cancellable?.AttachSuspended(this);
        SchedulePoint.Reached();
        Arm(deadline);
        SchedulePoint.Reached();
        call.Suspend();
        BeWatched(deadline);
        SchedulePoint.Reached();

        // What came before all was in place has found nobody to tell. Afterwards this object may already wait for another call.
        if (cancellable is not null && cancellable.Caller.IsCancellationRequested)
        {
            CancelByCaller();
        }

        ExpireIfOver(deadline);
        SchedulePoint.Reached();
        try
        {
            pending.OnCompleted(_onEnded);
        }
        catch (Exception exception)
        {
            // A source that has told and fails all the same: the call has its outcome already.
            if (_isWaiting)
            {
                End(default!, new CallFailure(exception));
            }
        }
    }

    private void OnEnded()
    {
        // A broken source tells twice, or before it has completed: that must end neither this call again nor the next one too early.
        if (_isWaiting && _pending.TryTake(out TResult result, out CallFailure failure))
        {
            End(result, failure);
        }
    }

    private void End(TResult result, CallFailure failure)
    {
        GuardedCall call = _call;
        _isWaiting = false;
        if (!TryDecide())
        {
            // Abandoned: the outcome has just been observed, and only now the dependency has stopped working for us.
            call.EndAbandoned();
            return;
        }

        if (!failure.IsFailure && GuardedCall.IsAccepted(_member, result, out failure))
        {
            CountSuccess(call);
            call.Resume();
            _isReusable = call.Release();
            SchedulePoint.Reached();
            SetResult(result);
        }
        else
        {
            Fail(call, failure);
        }
    }

    private void CountSuccess(GuardedCall call)
    {
        if (call.IsOnlyCounted)
        {
            // It changes no state, so nobody asks whose call it was.
            call.CountSuccess();
            return;
        }

        using (CallerActivity.Settle(_context))
        {
            call.CountSuccess();
        }
    }

    private void Fail(GuardedCall call, CallFailure failure)
    {
        Exception? own;
        using (CallerActivity.Settle(_context))
        {
            own = call.CountFailure(failure, _member.ShowsFailure, out _failure);
        }

        if (own is not null)
        {
            call.Resume();
            call.Release();
            SetException(own);
            return;
        }

        call.Resume();
        _isReusable = call.Release();
        SchedulePoint.Reached();
        FallBack();
    }

    /// <summary>The caller does not wait any longer; the dependency may take as long as it likes.</summary>
    private void Abandon()
    {
        _core.RunContinuationsAsynchronously = true;
        using (CallerActivity.Settle(_context))
        {
            _cancellation = _call.CountAbandoned(_member.ShowsFailure, out _failure);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void FallBack()
    {
        if (_context is null)
        {
            AskForFallback();
        }
        else
        {
            ExecutionContext.Run(_context, static call => ((SuspendedCall<TPending, TResult, TMember>)call!).AskForFallback(), this);
        }

        ValueTask<TResult> fallback = _fallback;
        if (fallback.IsCompletedSuccessfully)
        {
            SetResult(fallback.Result);
        }
        else
        {
            _ = AwaitFallback(fallback);
        }
    }

    [SuppressMessage("Reliability", "CA2012", Justification = "Kept until it is taken, once.")]
    private void AskForFallback()
    {
        try
        {
            _fallback = _member.Fallback(_failure);
        }
        catch (Exception exception)
        {
            _fallback = ValueTask.FromException<TResult>(exception);
        }
    }

    private async Task AwaitFallback(ValueTask<TResult> fallback)
    {
        TResult result;
        try
        {
            result = await fallback.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            SetException(exception);
            return;
        }

        SetResult(result);
    }
}
