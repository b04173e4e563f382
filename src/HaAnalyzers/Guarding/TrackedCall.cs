using System.Diagnostics.CodeAnalysis;
using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Guarding;

/// <summary>
/// What only some calls have: a probe slot, a concurrency slot of their own, a starting time, a caller who can cancel. Pooled.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer of its own holds nothing that needs disposal.")]
internal sealed class TrackedCall(GuardedDependency dependency) : Expirable
{
    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _callerRegistration;
    private ICancellable? _suspended;

    public GuardedDependency Dependency { get; } = dependency;

    public CallPermit Permit { get; private set; }

    /// <summary>What was called.</summary>
    public string Member { get; private set; } = "";

    /// <summary>When it began, in timestamps.</summary>
    public long StartedAt { get; private set; }

    /// <summary>Whether it has taken a concurrency slot from the beginning.</summary>
    public bool HoldsSlot { get; private set; }

    /// <summary>The caller's token.</summary>
    public CancellationToken Caller { get; private set; }

    public CancellationToken Token => _source.Token;

    public void Begin(string member, CallPermit permit, long startedAt, bool holdsSlot)
    {
        Member = member;
        Permit = permit;
        StartedAt = startedAt;
        HoldsSlot = holdsSlot;
    }

    /// <summary>Ties <see cref="Token"/> to the caller's token and to the deadline.</summary>
    public void Link(Deadline deadline, CancellationToken caller)
    {
        Caller = caller;
        Arm(deadline);
        Interlocked.MemoryBarrier();
        BeWatched(deadline);
        SchedulePoint.Reached();
        _callerRegistration = caller.UnsafeRegister(static call => ((TrackedCall)call!).OnCallerCancelled(), this);
        ExpireIfOver(deadline);
    }

    /// <summary>Who is told first when the caller cancels. The caller may have cancelled already: look after a full fence.</summary>
    public void AttachSuspended(ICancellable suspended) => Volatile.Write(ref _suspended, suspended);

    /// <summary>Lets go of the caller's token, which may live much longer than an abandoned call.</summary>
    /// <returns>False when the caller's cancellation has come, or is just coming.</returns>
    public bool Detach() => !Caller.CanBeCanceled || _callerRegistration.Unregister();

    /// <summary>The call has ended.</summary>
    /// <returns>False when something may still act on this object: it must not be used again.</returns>
    public bool TryEnd()
    {
        bool nothingComes = Detach();
        SchedulePoint.Reached();
        if (Caller.CanBeCanceled)
        {
            nothingComes &= TryDecide() && _source.TryReset();
        }

        if (nothingComes)
        {
            // Else the caller's cancellation, or the deadline, may be reading them at this moment.
            _suspended = null;
            _callerRegistration = default;
            Caller = default;
            Permit = default;
        }

        return nothingComes;
    }

    protected override void SignalDependency() => Deadline.CancelQuietly(_source);

    private void OnCallerCancelled()
    {
        SchedulePoint.Reached();
        Volatile.Read(ref _suspended)?.CancelByCaller();
        SchedulePoint.Reached();

        // Who cancels must not pay for what a callback of the dependency throws; on a timer it would end the process.
        Deadline.CancelQuietly(_source);
    }
}
