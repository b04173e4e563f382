using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Telemetry;

namespace HaAnalyzers.Guarding;

/// <summary>What all guards of one dependency share: circuit breaker, timeout, concurrency limit. Thread safe.</summary>
public sealed class GuardedDependency
{
    private readonly ObjectPool<CallCancellation> _cancellations = new();
    private DependencySettings _settings;
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
        Telemetry = new DependencyTelemetry(contract, TimeProvider);
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

    internal DependencySettings Settings => Volatile.Read(ref _settings);

    /// <summary>Takes new options, all at once. State and counts of the breaker stay; calls under way keep their timeout.</summary>
    /// <param name="options">Copied.</param>
    /// <exception cref="ArgumentException">An option is out of range; nothing has changed then.</exception>
    public void Configure(DependencyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        DependencySettings settings = Freeze(options);
        Breaker.Configure(settings.Options.CircuitBreaker);
        Volatile.Write(ref _settings, settings);
    }

    /// <summary>Begins a call of a member without a token.</summary>
    /// <param name="call">To be ended with exactly one of <c>Succeed</c>, <c>Fail</c> and <c>CompleteAsync</c>.</param>
    /// <returns>False when the breaker or the concurrency limit rejects the call: use the fallback.</returns>
    public bool TryBegin(out GuardedCall call)
    {
        DependencySettings settings = Settings;
        if (!TryEnter(settings, out CallPermit permit))
        {
            call = default;
            return false;
        }

        call = new GuardedCall(this, permit, settings.Start(), cancellation: null);
        return true;
    }

    /// <summary>Begins a call of a member with a token, and its timeout.</summary>
    /// <param name="callerToken">The token the caller passed.</param>
    /// <param name="call">
    /// To be ended with exactly one of <c>Succeed</c>, <c>Fail</c> and <c>CompleteAsync</c>; the dependency gets its
    /// <see cref="GuardedCall.Token"/>.
    /// </param>
    /// <returns>False when the breaker or the concurrency limit rejects the call: use the fallback.</returns>
    public bool TryBegin(CancellationToken callerToken, out GuardedCall call)
    {
        DependencySettings settings = Settings;
        if (!TryEnter(settings, out CallPermit permit))
        {
            call = default;
            return false;
        }

        call = new GuardedCall(this, permit, settings.Start(), Arm(settings, callerToken));
        return true;
    }

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

    internal CallCancellation ArmTimeout() => Arm(Settings, CancellationToken.None);

    internal void Release(CallCancellation? cancellation)
    {
        cancellation?.Release(_cancellations);
        Interlocked.Decrement(ref _underWay);
    }

    private CallCancellation Arm(DependencySettings settings, CancellationToken callerToken) =>
        CallCancellation.Arm(_cancellations, settings.Timeout, TimeProvider, callerToken);

    private bool TryEnter(DependencySettings settings, out CallPermit permit)
    {
        if (!Breaker.TryEnter(out permit))
        {
            Telemetry.RecordRejection(CallResult.RejectedByBreaker);
            return false;
        }

        int underWay = Volatile.Read(ref _underWay);
        while (underWay < settings.MaxConcurrency)
        {
            int seen = Interlocked.CompareExchange(ref _underWay, underWay + 1, underWay);
            if (seen == underWay)
            {
                return true;
            }

            underWay = seen;
        }

        Breaker.RecordIgnored(permit);
        Telemetry.RecordRejection(CallResult.RejectedByConcurrencyLimit);
        return false;
    }

    private DependencySettings Freeze(DependencyOptions options)
    {
        DependencyOptions copy = options.Clone();
        OptionProblems.ThrowIfAny($"dependency '{Contract}'", copy.Validate(), nameof(options));
        return new DependencySettings(copy, TimeProvider);
    }
}
