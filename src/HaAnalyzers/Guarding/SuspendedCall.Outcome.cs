using System.Runtime.CompilerServices;

namespace HaAnalyzers.Guarding;

/// <content>The outcome, and the way back into the pool.</content>
internal sealed partial class SuspendedCall<TPending, TResult, TMember>
{
    private void SetResult(TResult result)
    {
        if (!_isPromise)
        {
            _core.SetResult(result);
            return;
        }

        AsyncTaskMethodBuilder<TResult> promise = TakePromise();
        promise.SetResult(result);
    }

    private void SetException(Exception exception)
    {
        if (!_isPromise)
        {
            _core.SetException(exception);
            return;
        }

        AsyncTaskMethodBuilder<TResult> promise = TakePromise();
        promise.SetException(exception);
    }

    /// <summary>Who awaits a task does not come back here, so the next call may have this object before the continuations run.</summary>
    private AsyncTaskMethodBuilder<TResult> TakePromise()
    {
        AsyncTaskMethodBuilder<TResult> promise = _promise;
        if (_isReusable)
        {
            Recycle();
        }

        return promise;
    }

    private void Recycle()
    {
        if (_isPromise)
        {
            _promise = default;
            _isPromise = false;
        }
        else
        {
            _core.Reset();
        }

        _call = default;
        _pending = default;
        _member = default;
        _context = null;
        _failure = null;
        _fallback = default;
        _isReusable = false;
        SchedulePoint.Reached();
        _pool.TryReturn(this);
    }
}
