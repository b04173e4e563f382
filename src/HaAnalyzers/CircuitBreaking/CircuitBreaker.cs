using HaAnalyzers.Guarding;
using HaAnalyzers.Telemetry;

namespace HaAnalyzers.CircuitBreaking;

/// <summary>
/// Stops calling a dependency that keeps failing, and finds out by single probes when it is back. Thread safe; the state is that of this
/// process.
/// </summary>
/// <remarks>
/// <para>
/// Closed, it counts outcomes in a sliding window of <see cref="CircuitBreakerOptions.SamplingDuration"/>. A failure opens it when at least
/// <see cref="CircuitBreakerOptions.MinimumThroughput"/> outcomes are in the window and the failures among them reach
/// <see cref="CircuitBreakerOptions.FailureRatio"/>, or when it is the last of <see cref="CircuitBreakerOptions.ConsecutiveFailures"/>
/// failures in a row, however rare.
/// </para>
/// <para>
/// The window consists of ten buckets, as in Netflix Hystrix and Polly: an outcome is counted for at least nine tenths of the sampling
/// duration and never longer than all of it. A success that comes while no bucket is open, because its call outlived its bucket, goes to the
/// next one.
/// </para>
/// <para>
/// Open, it rejects until the break duration is over; the first call after that makes it half-open. Half-open, it lets
/// <see cref="CircuitBreakerOptions.HalfOpenProbes"/> probes through, however many calls come at once. It closes when they have succeeded
/// and opens again, for longer, when one fails. A probe that reports nothing for the length of the last break loses its slot to another
/// call; its outcome still counts should it arrive while the breaker is half-open.
/// </para>
/// <para>
/// The time is watched by one timer of the <see cref="TimeProvider"/>, so that neither a success nor a rejection reads the clock. It runs
/// while something is in the window or the breaker is open, and not while the dependency is idle.
/// </para>
/// <para>An outcome counts only in the period in which its call began: results of calls from before a state change are ignored.</para>
/// </remarks>
public sealed partial class CircuitBreaker
{
    private readonly object _gate = new();
    private readonly SlidingWindow _window = new();
    private readonly ProbeSlots _probes = new();
    private readonly StateChangeNotifier _notifier = new();
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private BreakerSettings _settings;
    private CircuitPeriod _period;
    private CircuitPeriod? _free;
    private volatile bool _rejects;
    private bool _isWatchedClosely;
    private ITimer? _timer;
    private long _openUntil;
    private long _breakLength;
    private nuint _successesAtLastFailure;
    private int _failuresInRow;
    private int _failedProbes;

    /// <summary>Creates a closed breaker.</summary>
    /// <param name="name">What it protects; appears in <see cref="CircuitStateChangedEventArgs"/>.</param>
    /// <param name="options">Default: the defaults of <see cref="CircuitBreakerOptions"/>.</param>
    /// <param name="timeProvider">Default: <see cref="TimeProvider.System"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it, its value and the range.</exception>
    public CircuitBreaker(string name, CircuitBreakerOptions? options = null, TimeProvider? timeProvider = null)
        : this(name, options, timeProvider, Random.Shared.NextDouble)
    {
    }

    internal CircuitBreaker(
        string name, CircuitBreakerOptions? options, TimeProvider? timeProvider, Func<double> random, GuardedDependency? owner = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Dependency = owner?.Contract ?? name;
        _period = new CircuitPeriod(CircuitState.Closed, owner);
        _time = timeProvider ?? TimeProvider.System;
        _random = random;
        _settings = Freeze(options ?? new CircuitBreakerOptions());
        _window.Resize(_time.ToTimestamps(_settings.SamplingDuration));
        LiveState.Add(this);
    }

    /// <summary>Raised after every change of state, outside all locks and in the order of the changes.</summary>
    /// <remarks>
    /// It runs on a thread that makes a guarded call, so be quick. An exception of a subscriber reaches neither that call nor the other
    /// subscribers: it goes to <see cref="TaskScheduler.UnobservedTaskException"/>.
    /// </remarks>
    public event EventHandler<CircuitStateChangedEventArgs>? StateChanged
    {
        add => _notifier.Changed += value;
        remove => _notifier.Changed -= value;
    }

    /// <summary>What it protects.</summary>
    public string Name { get; }

    /// <summary>What telemetry calls it: parts of a dependency, of which there may be many, go by the name of the whole.</summary>
    internal string Dependency { get; }

    /// <summary>
    /// The present state; reading does not change it: an open breaker whose break is over stays <see cref="CircuitState.Open"/> until the
    /// next call.
    /// </summary>
    public CircuitState State => Period.State;

    /// <summary>
    /// What is left of the break while <see cref="CircuitState.Open"/>, zero when the next call will be a probe; otherwise
    /// <see langword="null"/>, also while <see cref="CircuitState.Isolated"/>, where no time is known.
    /// </summary>
    public TimeSpan? RetryAfter
    {
        get
        {
            lock (_gate)
            {
                if (_period.State != CircuitState.Open)
                {
                    return null;
                }

                long now = _time.GetTimestamp();
                return now < _openUntil ? _time.GetElapsedTime(now, _openUntil) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>The present period, while calls get in without a lock and need nothing else; otherwise <see langword="null"/>.</summary>
    internal CircuitPeriod? Free => Volatile.Read(ref _free);

    /// <summary>Whether no call gets in before a timer or somebody by hand lets it.</summary>
    internal bool Rejects => _rejects;

    private CircuitPeriod Period => Volatile.Read(ref _period);

    /// <summary>Asks for a call.</summary>
    /// <param name="permit">To be handed back with the outcome; <see langword="default"/> when rejected.</param>
    /// <returns>False when open, isolated, or half-open without a free probe slot: do not call.</returns>
    public bool TryEnter(out CallPermit permit)
    {
        CircuitPeriod period = Period;
        SchedulePoint.Reached();
        switch (period.Admission)
        {
            case Admission.Free:
                permit = new CallPermit(period, probe: 0);
                return true;
            case Admission.None:
                permit = default;
                return false;
            default:
                return TryEnterByLock(out permit);
        }
    }

    /// <summary>The call succeeded.</summary>
    /// <param name="permit">From <see cref="TryEnter"/>.</param>
    public void RecordSuccess(CallPermit permit)
    {
        if (permit.Period is not { } period)
        {
            return;
        }

        if (permit.Probe == 0)
        {
            period.Successes.Increment();
            return;
        }

        SchedulePoint.Reached();
        RecordProbeSuccess(permit);
    }

    /// <summary>The call failed.</summary>
    /// <param name="permit">From <see cref="TryEnter"/>.</param>
    public void RecordFailure(CallPermit permit)
    {
        if (IsLate(permit))
        {
            return;
        }

        SchedulePoint.Reached();
        lock (_gate)
        {
            if (permit.Period != _period)
            {
                return;
            }

            if (_period.State == CircuitState.Closed)
            {
                if (!CountFailure())
                {
                    return;
                }
            }
            else
            {
                _failedProbes++;
            }

            Open();
        }

        _notifier.Deliver(this);
    }

    /// <summary>The call says nothing about the dependency, for example because its caller cancelled it. Gives a probe slot back.</summary>
    /// <param name="permit">From <see cref="TryEnter"/>.</param>
    public void RecordIgnored(CallPermit permit)
    {
        if (permit.Probe == 0 || IsLate(permit))
        {
            return;
        }

        SchedulePoint.Reached();
        lock (_gate)
        {
            // No two probes share a number, so one of an earlier period is not found.
            _probes.Release(permit.Probe);
        }
    }

    /// <summary>Holds the breaker open until <see cref="Close"/>.</summary>
    public void Isolate()
    {
        lock (_gate)
        {
            if (_period.State == CircuitState.Isolated)
            {
                return;
            }

            MoveTo(CircuitState.Isolated, Admission.None, retryAfter: null);
        }

        _notifier.Deliver(this);
    }

    /// <summary>Closes the breaker from any state and forgets what has been counted.</summary>
    public void Close()
    {
        lock (_gate)
        {
            Reset();
        }

        _notifier.Deliver(this);
    }

    /// <summary>
    /// Takes new options, all at once. State, counts and a break that has begun stay as they are.
    /// </summary>
    /// <param name="options">Copied.</param>
    /// <exception cref="ArgumentException">An option is out of range; nothing has changed then.</exception>
    public void Configure(CircuitBreakerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        BreakerSettings settings = Freeze(options);
        lock (_gate)
        {
            _settings = settings;
            _window.Resize(_time.ToTimestamps(settings.SamplingDuration));
            if (_period.State == CircuitState.Closed)
            {
                AdvanceWindow();
            }
        }
    }

    /// <summary>Whether every call has more to do than to be counted, so that none may use <see cref="Free"/>.</summary>
    internal void WatchClosely(bool value)
    {
        lock (_gate)
        {
            _isWatchedClosely = value;
            Admit(_period.Admission);
        }
    }

    private BreakerSettings Freeze(CircuitBreakerOptions options)
    {
        OptionProblems.ThrowIfAny($"circuit breaker '{Name}'", options.Validate(), nameof(options));
        return new BreakerSettings(options);
    }

    private bool IsLate(CallPermit permit) => permit.Period != Period;
}
