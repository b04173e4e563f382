using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Guarding;

/// <summary>What all guards of one dependency share: circuit breaker, timeout, concurrency limit. Thread safe.</summary>
public sealed class GuardedDependency
{
    private readonly object _gate = new();
    private readonly ObjectPool<TrackedCall> _trackedCalls = new();
    private readonly ConcurrentDictionary<Type, object> _suspendedCalls = new();
    private readonly Deadlines _deadlines;
    private DependencySettings _settings;
    private volatile bool _tracksCalls;
    private int _underWay;

    /// <summary>Creates the state of one dependency.</summary>
    /// <param name="contract">The full name of the contract; also the name of the breaker.</param>
    /// <param name="options">Default: the defaults of <see cref="DependencyOptions"/>.</param>
    /// <param name="timeProvider">Default: <see cref="TimeProvider.System"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it, its value and the range.</exception>
    public GuardedDependency(string contract, DependencyOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(contract);
        Contract = contract;
        TimeProvider = timeProvider ?? TimeProvider.System;
        _settings = Freeze(options ?? new DependencyOptions());
        Breaker = new CircuitBreaker(contract, _settings.Options.CircuitBreaker, TimeProvider);
        _deadlines = new Deadlines(_settings.Timeout, TimeProvider);
        UpdateTracking();
    }

    /// <summary>The full name of the contract.</summary>
    public string Contract { get; }

    /// <summary>The circuit breaker.</summary>
    public CircuitBreaker Breaker { get; }

    /// <summary>The clock of the breaker and of the timeouts.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>A copy of the options in use.</summary>
    public DependencyOptions Options => Volatile.Read(ref _settings).Options.Clone();

    /// <summary>The calls that hold a concurrency slot: under way, or abandoned and not yet ended.</summary>
    internal int UnderWay => Volatile.Read(ref _underWay);

    internal DependencySettings Settings => Volatile.Read(ref _settings);

    /// <summary>Takes new options, all at once. State and counts of the breaker stay; calls under way keep their timeout.</summary>
    /// <param name="options">Copied.</param>
    /// <exception cref="ArgumentException">An option is out of range; nothing has changed then.</exception>
    public void Configure(DependencyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        DependencySettings settings = Freeze(options);
        lock (_gate)
        {
            Breaker.Configure(settings.Options.CircuitBreaker);
            Volatile.Write(ref _settings, settings);
            _deadlines.Renew(settings.Timeout);
        }

        UpdateTracking();
    }

    /// <summary>Begins a call of a member without a token.</summary>
    /// <param name="call">To be ended with exactly one of <c>Succeed</c>, <c>Fail</c> and <c>CompleteAsync</c>.</param>
    /// <returns>False when the breaker or the concurrency limit rejects the call: use the fallback.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryBegin(out GuardedCall call)
    {
        CircuitBreaker breaker = Breaker;
        if (breaker.Free is { } period)
        {
            call = new GuardedCall(this, period, deadline: null, tracked: null);
            return true;
        }

        call = breaker.Rejects ? default : Begin();
        return call.HasBegun;
    }

    /// <summary>Begins a call of a member with a token, and its timeout.</summary>
    /// <param name="callerToken">The token the caller passed.</param>
    /// <param name="call">
    /// To be ended with exactly one of <c>Succeed</c>, <c>Fail</c> and <c>CompleteAsync</c>; the dependency gets its
    /// <see cref="GuardedCall.Token"/>.
    /// </param>
    /// <returns>False when the breaker or the concurrency limit rejects the call: use the fallback.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryBegin(CancellationToken callerToken, out GuardedCall call)
    {
        CircuitBreaker breaker = Breaker;
        if (breaker.Free is { } period && !callerToken.CanBeCanceled && _deadlines.Current is { } deadline)
        {
            call = new GuardedCall(this, period, deadline, tracked: null);
            return true;
        }

        call = breaker.Rejects ? default : Begin(callerToken);
        return call.HasBegun;
    }

    /// <summary>Keeps what waiting needs for members that are generic; used by generated code.</summary>
    /// <typeparam name="TCalls">A <c>SuspendedCalls</c> type.</typeparam>
    /// <returns>The same object for each type.</returns>
    public TCalls SuspendedCalls<TCalls>()
        where TCalls : class, new() =>
        (TCalls)_suspendedCalls.GetOrAdd(typeof(TCalls), static _ => new TCalls());

    /// <summary>Says that a caller got a degraded answer; generated code calls it with every fallback.</summary>
    /// <param name="member">The member that was called.</param>
    /// <param name="kind">Where the answer came from.</param>
    /// <param name="age">The age of a cached answer.</param>
    public void ReportDegraded(string member, FallbackKind kind, TimeSpan? age = null) => Degradation.Report(Contract, member, kind, age);

    /// <summary>Creates what a member without a fallback throws.</summary>
    /// <param name="member">The member that was called.</param>
    /// <param name="failure">The failure of the dependency, or <see langword="null"/> when the call was rejected.</param>
    public DependencyUnavailableException Unavailable(string member, Exception? failure) =>
        new(Contract, member, Breaker.State, Breaker.RetryAfter, failure);

    /// <summary>The deadline of a call that begins now.</summary>
    internal Deadline Deadline => _deadlines.Current ?? _deadlines.Begin();

    /// <summary>Counts a call that is under way without a thread of its caller.</summary>
    internal void TakeSlot()
    {
        if (Interlocked.Increment(ref _underWay) >= Settings.MaxConcurrency)
        {
            SchedulePoint.Reached();
            UpdateTracking();
        }
    }

    internal void FreeSlot()
    {
        Interlocked.Decrement(ref _underWay);
        SchedulePoint.Reached();
        if (_tracksCalls)
        {
            SchedulePoint.Reached();
            UpdateTracking();
        }
    }

    internal bool Release(TrackedCall call)
    {
        if (call.HoldsSlot)
        {
            Interlocked.Decrement(ref _underWay);
        }

        bool isReusable = call.TryEnd();
        SchedulePoint.Reached();
        if (isReusable)
        {
            _trackedCalls.TryReturn(call);
        }

        return isReusable;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private GuardedCall Begin() => Begin(takesToken: false, CancellationToken.None);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private GuardedCall Begin(CancellationToken callerToken) => Begin(takesToken: true, callerToken);

    private GuardedCall Begin(bool takesToken, CancellationToken callerToken)
    {
        if (!Breaker.TryEnter(out CallPermit permit))
        {
            return default;
        }

        DependencySettings settings = Settings;
        if (settings.LimitsEveryCall ? !TryTakeSlot(settings.MaxConcurrency) : UnderWay >= settings.MaxConcurrency)
        {
            Breaker.RecordIgnored(permit);
            return default;
        }

        Deadline? deadline = takesToken ? Deadline : null;
        if (permit.Probe == 0 && !settings.TracksEveryCall && !callerToken.CanBeCanceled)
        {
            return new GuardedCall(this, permit.Period!, deadline, tracked: null);
        }

        TrackedCall tracked = _trackedCalls.Take() ?? new TrackedCall();
        tracked.Begin(permit, settings.Start(), settings.LimitsEveryCall);
        if (callerToken.CanBeCanceled)
        {
            tracked.Link(deadline!, callerToken);
        }

        return new GuardedCall(this, permit.Period!, deadline, tracked);
    }

    private bool TryTakeSlot(int limit)
    {
        int underWay = Volatile.Read(ref _underWay);
        while (underWay < limit)
        {
            SchedulePoint.Reached();
            int seen = Interlocked.CompareExchange(ref _underWay, underWay + 1, underWay);
            if (seen == underWay)
            {
                return true;
            }

            underWay = seen;
        }

        return false;
    }

    /// <summary>Decides whether calls may begin without a look at the options and at the calls under way.</summary>
    private void UpdateTracking()
    {
        bool tracks;
        do
        {
            tracks = MustTrack();
            SchedulePoint.Reached();
            lock (_gate)
            {
                _tracksCalls = tracks;
                Breaker.WatchClosely(tracks);
            }

            // Who has freed a slot in the meantime may not have seen that there was something to update.
            Interlocked.MemoryBarrier();
        }
        while (tracks != MustTrack());
    }

    private bool MustTrack()
    {
        DependencySettings settings = Settings;
        return settings.TracksEveryCall || UnderWay >= settings.MaxConcurrency;
    }

    private DependencySettings Freeze(DependencyOptions options)
    {
        DependencyOptions copy = options.Clone();
        OptionProblems.ThrowIfAny($"dependency '{Contract}'", copy.Validate(), nameof(options));
        return new DependencySettings(copy, TimeProvider);
    }
}
