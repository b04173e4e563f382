namespace HaAnalyzers.Guarding;

/// <summary>What ends one call early: the timeout, or the caller's token. Pooled.</summary>
internal sealed class CallCancellation : CancellationTokenSource
{
    private CancellationToken _caller;
    private CancellationTokenRegistration _callerRegistration;
    private TimeSpan _timeout;

    private CallCancellation(TimeSpan timeout, TimeProvider time)
        : base(timeout, time)
    {
    }

    public CancellationToken Caller => _caller;

    public TimeSpan Timeout => _timeout;

    public static CallCancellation Arm(ObjectPool<CallCancellation> pool, TimeSpan timeout, TimeProvider time, CancellationToken caller)
    {
        CallCancellation? cancellation = pool.Take();
        if (cancellation is null)
        {
            cancellation = new CallCancellation(timeout, time);
        }
        else
        {
            cancellation.CancelAfter(timeout);
        }

        cancellation._timeout = timeout;
        cancellation._caller = caller;
        cancellation._callerRegistration = caller.UnsafeRegister(static linked => ((CallCancellation)linked!).Cancel(), cancellation);
        return cancellation;
    }

    /// <summary>Lets go of the caller's token, which may live much longer than an abandoned call.</summary>
    /// <returns>False when the caller's cancellation has come, or is just coming.</returns>
    public bool Detach() => !_caller.CanBeCanceled || _callerRegistration.Unregister();

    /// <summary>The call has ended. Goes back to the pool only when nothing can signal the token any more.</summary>
    public void Release(ObjectPool<CallCancellation> pool)
    {
        if (!Detach())
        {
            // Cancelled already, or by another thread right now: that gives back the timer, and must not find this disposed.
            return;
        }

        if (TryReset())
        {
            _caller = default;
            _callerRegistration = default;
            if (pool.TryReturn(this))
            {
                return;
            }
        }

        Dispose();
    }
}
