using System.Threading.RateLimiting;
using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.AspNetCore;

/// <summary>
/// Limits what is in flight at a time, and finds the limit itself: it measures how long leases are held, and lowers the limit when that
/// grows, because then they wait for each other.
/// </summary>
/// <remarks>
/// <para>
/// A <see cref="RateLimiter"/> like the others: for the middleware of ASP.NET Core (<c>RateLimitPartition.Get</c>), for Polly
/// (<c>AddRateLimiter</c>), or by hand. Dispose of each lease as soon as what it was for has ended, for that is the measurement. It has no
/// queue: <see cref="RateLimiter.AcquireAsync"/> answers at once, because a request that waits in an overload only becomes older.
/// </para>
/// <para>Thread safe, without a lock; a lease that is refused allocates nothing.</para>
/// </remarks>
public sealed class AdaptiveConcurrencyLimiter : RateLimiter
{
    private const int MinSamples = 10;

    private static readonly FixedLease NothingAsked = new(isAcquired: true);

    private readonly TimeProvider _time;
    private volatile Rules _rules;
    private int _inFlight;
    private int _limit;
    private int _peak;
    private double _estimate;
    private long _idleSince;
    private long _windowEnd;
    private int _isClosing;
    private LatencyWindow _window;
    private ExactCounter _admitted;
    private ExactCounter _refused;
    private volatile bool _isDisposed;

    /// <summary>Creates a limiter.</summary>
    /// <param name="options">How it finds its limit; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The time; <see langword="null"/> for that of the system.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it, its value and the range.</exception>
    public AdaptiveConcurrencyLimiter(AdaptiveConcurrencyLimiterOptions? options = null, TimeProvider? timeProvider = null)
    {
        options ??= new AdaptiveConcurrencyLimiterOptions();
        OptionProblems.ThrowIfAny("the concurrency limiter", options.Validate(), nameof(options));
        _time = timeProvider ?? TimeProvider.System;
        _rules = new Rules(options, _time, previous: null);
        _estimate = _rules.Bound(options.InitialLimit);
        _limit = (int)_estimate;
        _idleSince = _time.GetTimestamp();
        _windowEnd = _idleSince + _rules.WindowLength;
    }

    /// <summary>The present limit.</summary>
    public int Limit => Volatile.Read(ref _limit);

    /// <summary>The permits that are held at present.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>How long nobody has held a permit; <see langword="null"/> while somebody does.</summary>
    public override TimeSpan? IdleDuration =>
        InFlight > 0 ? null : _time.GetElapsedTime(Volatile.Read(ref _idleSince));

    /// <summary>Whether another signal says that the limit is too high: then it shrinks whatever the mean latency is.</summary>
    internal bool IsOverloaded { get; set; }

    /// <summary>Whether the limit may grow.</summary>
    internal bool MayGrow { get; set; } = true;

    /// <summary>What a request takes without load, as far as it is known.</summary>
    internal TimeSpan UnloadedLatency => _rules.Algorithm.UnloadedLatency;

    /// <inheritdoc/>
    public override RateLimiterStatistics GetStatistics() => new()
    {
        CurrentAvailablePermits = Math.Max(0, Limit - InFlight),
        CurrentQueuedCount = 0,
        TotalSuccessfulLeases = (long)_admitted.Sum(),
        TotalFailedLeases = (long)_refused.Sum(),
    };

    /// <summary>
    /// Takes other options. The limit stays, within the new bounds, and so does what has been learned, unless it is another algorithm.
    /// </summary>
    internal void Configure(AdaptiveConcurrencyLimiterOptions options)
    {
        var rules = new Rules(options, _time, _rules);
        var wait = default(SpinWait);
        while (Interlocked.Exchange(ref _isClosing, 1) != 0)
        {
            wait.SpinOnce();
        }

        _rules = rules;
        SetLimit(_estimate);
        Volatile.Write(ref _isClosing, 0);
    }

    /// <summary>Takes permits if no more than <paramref name="allowed"/> are held with them.</summary>
    internal bool TryEnter(int permits, int allowed)
    {
        if (Volatile.Read(ref _inFlight) <= allowed - permits)
        {
            int inFlight = Interlocked.Add(ref _inFlight, permits);
            if (inFlight <= allowed)
            {
                if (inFlight > _peak)
                {
                    _peak = inFlight;
                }

                _admitted.Increment();
                return true;
            }

            Interlocked.Add(ref _inFlight, -permits);
        }

        _refused.Increment();
        return false;
    }

    /// <summary>Gives permits back.</summary>
    /// <param name="permits">How many.</param>
    /// <param name="startedAt">Since when they were held.</param>
    /// <param name="isMeasured">Whether the time they were held says how loaded the service is.</param>
    internal void Exit(int permits, long startedAt, bool isMeasured)
    {
        long now = _time.GetTimestamp();
        if (isMeasured)
        {
            _window.Add(_time.GetElapsedTime(startedAt, now));
            if (now >= Volatile.Read(ref _windowEnd) || _window.Count >= LatencyWindow.MaxCount)
            {
                CloseWindow(now);
            }
        }

        if (Interlocked.Add(ref _inFlight, -permits) == 0)
        {
            Volatile.Write(ref _idleSince, now);
        }
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Rules rules = _rules;
        if (permitCount > rules.MaxLimit)
        {
            throw new ArgumentOutOfRangeException(
                nameof(permitCount),
                permitCount,
                $"So many permits can never be acquired: {nameof(AdaptiveConcurrencyLimiterOptions.MaxLimit)} is {rules.MaxLimit}.");
        }

        if (permitCount == 0)
        {
            return InFlight < Limit ? NothingAsked : rules.Refusal;
        }

        return TryEnter(permitCount, Limit) ? new AcquiredLease(this, permitCount, _time.GetTimestamp()) : rules.Refusal;
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        new(AttemptAcquireCore(permitCount));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override ValueTask DisposeAsyncCore()
    {
        _isDisposed = true;
        return base.DisposeAsyncCore();
    }

    /// <summary>Moves the limit by what the window has shown, unless another thread is just doing it or it has shown too little.</summary>
    private void CloseWindow(long now)
    {
        if (_window.Count < MinSamples || Interlocked.Exchange(ref _isClosing, 1) != 0)
        {
            return;
        }

        if (now >= _windowEnd || _window.Count >= LatencyWindow.MaxCount)
        {
            Rules rules = _rules;
            Volatile.Write(ref _windowEnd, now + rules.WindowLength);
            var sample = new LimitSample(_window.Take(), _peak, IsOverloaded);
            _peak = InFlight;
            double next = rules.Algorithm.Update(_estimate, sample);
            SetLimit(MayGrow ? next : Math.Min(next, _estimate));
        }

        Volatile.Write(ref _isClosing, 0);
    }

    private void SetLimit(double estimate)
    {
        _estimate = _rules.Bound(estimate);
        Volatile.Write(ref _limit, (int)_estimate);
    }

    /// <summary>The validated options, frozen, and the algorithm with what it has learned.</summary>
    private sealed class Rules
    {
        private readonly AdaptiveConcurrencyLimiterOptions _options;

        public Rules(AdaptiveConcurrencyLimiterOptions options, TimeProvider time, Rules? previous)
        {
            _options = options.Clone();
            Algorithm = previous is not null && options.HasAlgorithmOf(previous._options) ? previous.Algorithm : options.CreateAlgorithm();
            WindowLength = time.ToTimestamps(options.SampleWindow);
            Refusal = new FixedLease(isAcquired: false, options.RetryAfter);
        }

        public ILimitAlgorithm Algorithm { get; }

        public long WindowLength { get; }

        public int MaxLimit => _options.MaxLimit;

        public FixedLease Refusal { get; }

        public double Bound(double limit) => Math.Clamp(limit, _options.MinLimit, _options.MaxLimit);
    }
}
