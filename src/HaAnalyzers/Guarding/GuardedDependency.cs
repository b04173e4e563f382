using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Telemetry;
using HaAnalyzers.Throttling;

namespace HaAnalyzers.Guarding;

/// <summary>What all guards of one dependency share: circuit breaker, timeout, concurrency limit. Thread safe.</summary>
public sealed partial class GuardedDependency
{
    private readonly object _gate = new();
    private readonly ObjectPool<TrackedCall> _trackedCalls = new();
    private ConcurrentDictionary<Type, object>? _suspendedCalls;
    private readonly Deadlines _deadlines;
    private DependencySettings _settings;
    private int _underWay;

    /// <summary>Creates the state of one dependency.</summary>
    /// <param name="contract">The full name of the contract; also the name of the breaker.</param>
    /// <param name="options">Default: the defaults of <see cref="DependencyOptions"/>.</param>
    /// <param name="timeProvider">Default: <see cref="TimeProvider.System"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it, its value and the range.</exception>
    public GuardedDependency(string contract, DependencyOptions? options = null, TimeProvider? timeProvider = null)
        : this(contract, part: "", options, timeProvider)
    {
    }

    private GuardedDependency(string contract, string part, DependencyOptions? options, TimeProvider? timeProvider)
    {
        ArgumentException.ThrowIfNullOrEmpty(contract);
        Contract = contract;
        TimeProvider = timeProvider ?? TimeProvider.System;
        _settings = Freeze(options ?? new DependencyOptions());
        Breaker = new CircuitBreaker(contract + part, _settings.Options.CircuitBreaker, TimeProvider, Random.Shared.NextDouble, owner: this);
        Telemetry = new DependencyTelemetry(contract, TimeProvider);
        _deadlines = new Deadlines(_settings.Timeout, TimeProvider);
        UpdateTracking();
        LiveState.Add(this);
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

    internal DependencyTelemetry Telemetry { get; }

    /// <summary>
    /// Why the last call that failed did so. What it holds is only looked into by somebody who wants to know: to take the exception out of a
    /// task allocates.
    /// </summary>
    internal CallFailure LastFailure { private get; set; }

    /// <summary>The full name of the type of exception that the last failed call ended with; never its message.</summary>
    internal string? LastError => LastFailure is { IsFailure: true } failure ? failure.Exception.GetType().FullName : null;

    /// <summary>The throttle, where the options want one. Then no call takes the fast paths below.</summary>
    internal AdaptiveThrottle? Throttle { get; private set; }

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
            UpdateTracking();
        }

        ConfigureParts(settings.Options);
    }

    /// <summary>
    /// The dependency has named a time to come back, as <c>Retry-After</c> of a 429 or 503 does: until then its calls get the fallback, those
    /// of its parts too. Nothing happens unless <see cref="DependencyOptions.AdaptiveThrottle"/> is set.
    /// </summary>
    /// <param name="retryAfter">
    /// How long to leave it alone; more than the <see cref="CircuitBreakerOptions.MaxBreakDuration"/> of the options counts as that, zero and less
    /// as nothing.
    /// </param>
    public void Postpone(TimeSpan retryAfter)
    {
        TimeSpan longest = Settings.Options.CircuitBreaker.MaxBreakDuration;
        if (retryAfter > TimeSpan.Zero)
        {
            foreach (GuardedDependency part in WithParts)
            {
                part.Throttle?.Postpone(retryAfter < longest ? retryAfter : longest);
            }
        }
    }

    /// <summary>Begins a call of a member without a token.</summary>
    /// <param name="member">The member, a constant: it is kept only while somebody listens.</param>
    /// <param name="call">To be ended with exactly one of <c>Succeed</c>, <c>Fail</c> and <c>CompleteAsync</c>.</param>
    /// <returns>False when the breaker or the concurrency limit rejects the call: use the fallback.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryBegin(string member, out GuardedCall call)
    {
        CircuitBreaker breaker = Breaker;
        if (breaker.Free is { } period && !GuardTelemetry.IsListening)
        {
            call = new GuardedCall(period, deadline: null);
            return true;
        }

        if (breaker.Rejects && !GuardTelemetry.Calls.Enabled)
        {
            call = default;
            return false;
        }

        call = Begin(member);
        return call.HasBegun;
    }

    /// <summary>Begins a call of a member with a token, and its timeout.</summary>
    /// <param name="member">The member, a constant: it is kept only while somebody listens.</param>
    /// <param name="callerToken">The token the caller passed.</param>
    /// <param name="call">
    /// To be ended with exactly one of <c>Succeed</c>, <c>Fail</c> and <c>CompleteAsync</c>; the dependency gets its
    /// <see cref="GuardedCall.Token"/>.
    /// </param>
    /// <returns>False when the breaker or the concurrency limit rejects the call: use the fallback.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryBegin(string member, CancellationToken callerToken, out GuardedCall call)
    {
        CircuitBreaker breaker = Breaker;
        if (breaker.Free is { } period && !callerToken.CanBeCanceled && _deadlines.Current is { } deadline && !GuardTelemetry.IsListening)
        {
            call = new GuardedCall(period, deadline);
            return true;
        }

        if (breaker.Rejects && !GuardTelemetry.Calls.Enabled)
        {
            call = default;
            return false;
        }

        call = Begin(member, callerToken);
        return call.HasBegun;
    }

    /// <summary>Keeps what waiting needs for members that are generic; used by generated code.</summary>
    /// <typeparam name="TCalls">A <c>SuspendedCalls</c> type.</typeparam>
    /// <returns>The same object for each type.</returns>
    public TCalls SuspendedCalls<TCalls>()
        where TCalls : class, new() =>
        (TCalls)LazyInitializer.EnsureInitialized(ref _suspendedCalls).GetOrAdd(typeof(TCalls), static _ => new TCalls());

    /// <summary>Says that a caller got a degraded answer; generated code calls it with every fallback.</summary>
    /// <param name="member">The member that was called.</param>
    /// <param name="kind">Where the answer came from.</param>
    /// <param name="age">The age of a cached answer.</param>
    public void ReportDegraded(string member, FallbackKind kind, TimeSpan? age = null)
    {
        Degradation.Report(Contract, member, kind, age);
        Telemetry.RecordFallback(member, kind, age);
    }

    /// <summary>Creates what a member without a fallback throws.</summary>
    /// <param name="member">The member that was called.</param>
    /// <param name="failure">The failure of the dependency, or <see langword="null"/> when the call was rejected.</param>
    public DependencyUnavailableException Unavailable(string member, Exception? failure)
    {
        Telemetry.RecordFallback(member, FallbackKind.None);
        return new(Contract, member, Breaker.State, Breaker.RetryAfter, failure);
    }

    /// <summary>The deadline of a call that begins now.</summary>
    internal Deadline Deadline => _deadlines.Current ?? _deadlines.Begin();

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
    private GuardedCall Begin(string member) => Begin(member, takesToken: false, CancellationToken.None);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private GuardedCall Begin(string member, CancellationToken callerToken) => Begin(member, takesToken: true, callerToken);

    private GuardedCall Begin(string member, bool takesToken, CancellationToken callerToken)
    {
        if (!Breaker.TryEnter(out CallPermit permit))
        {
            Telemetry.RecordRejection(CallResult.RejectedByBreaker, member);
            return default;
        }

        AdaptiveThrottle? throttle = Throttle;
        if (throttle is not null && !throttle.TryEnter(isProbe: permit.Probe != 0))
        {
            Breaker.RecordIgnored(permit);
            Telemetry.RecordRejection(CallResult.RejectedByThrottle, member);
            return default;
        }

        DependencySettings settings = Settings;
        if (settings.LimitsEveryCall ? !TryTakeSlot(settings.MaxConcurrency) : UnderWay >= settings.MaxConcurrency)
        {
            Breaker.RecordIgnored(permit);
            Telemetry.RecordRejection(CallResult.RejectedByConcurrencyLimit, member);
            return default;
        }

        Deadline? deadline = takesToken ? Deadline : null;
        long startedAt = settings.Start();
        if (permit.Probe == 0 && !settings.LimitsEveryCall && throttle is null && startedAt == DependencyTelemetry.NotMeasured && !callerToken.CanBeCanceled)
        {
            return new GuardedCall(permit.Period!, deadline);
        }

        TrackedCall tracked = _trackedCalls.Take() ?? new TrackedCall(this);
        tracked.Begin(member, permit, startedAt, settings.LimitsEveryCall);
        if (callerToken.CanBeCanceled)
        {
            tracked.Link(deadline!, callerToken);
        }

        return new GuardedCall(tracked, deadline);
    }

    private DependencySettings Freeze(DependencyOptions options)
    {
        DependencyOptions copy = options.Clone();
        OptionProblems.ThrowIfAny($"dependency '{Contract}'", copy.Validate(), nameof(options));
        return new DependencySettings(copy, TimeProvider);
    }
}
