using System.Globalization;
using HaAnalyzers.CircuitBreaking;
using Microsoft.Extensions.Primitives;

namespace HaAnalyzers.AspNetCore;

/// <summary>Decides which requests are admitted. Lock-free; admits and rejects without an allocation.</summary>
/// <remarks>
/// <para>
/// The concurrency limit and the queue delay know the difference between busy and overloaded, so they govern all requests. Processors that
/// are busy and a percentile that is near its objective are a reason to do without sheddable requests, and not to let the limit grow; to
/// reject others for them would leave capacity unused, and a percentile is known too late to be steered by rejections.
/// </para>
/// <para>
/// The processors are looked at ten times a second while requests come, and not at all while none do.
/// </para>
/// </remarks>
internal sealed class LoadShedder : IDisposable
{
    private const int QuietTicksUntilEnded = 50;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LeastQueueDelay = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan MostQueueDelay = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly CpuSignal _cpu;
    private readonly QueueDelaySignal _queue;
    private readonly LatencySignal _latency = new(slices: 10);
    private readonly ITimer _timer;
    private volatile Rules _rules;
    private long _maxQueueDelay;
    private double _sheddableShare;
    private ShedReason _sheddableReason;
    private ExactCounter _shed;
    private volatile ShedReason _lastReason;
    private nuint _shedBefore;
    private nuint _shedAtStart;
    private int _quietTicks;
    private volatile bool _isShedding;
    private int _isTicking;
    private volatile bool _hasNewRequests;
    private volatile bool _isDisposed;

    public LoadShedder(LoadSheddingOptions options, IReadOnlyList<ICpuMeter> meters, IWorkQueue queue, TimeProvider time, Random random)
    {
        _time = time;
        _random = random;
        _cpu = new CpuSignal(meters, time);
        _queue = new QueueDelaySignal(queue, time);
        _rules = new Rules(options);
        Limiter = new AdaptiveConcurrencyLimiter(options.Concurrency, time);
        _maxQueueDelay = MaxQueueDelay();
        _timer = time.CreateTimerWithoutContext(static state => ((LoadShedder)state!).OnTick(), this);
    }

    /// <summary>Told, on a timer, when shedding has started and what for.</summary>
    public Action<ShedReason>? Started { get; init; }

    /// <summary>Told, on a timer, when nothing has been shed for a while, and how many requests had been.</summary>
    public Action<long>? Ended { get; init; }

    public AdaptiveConcurrencyLimiter Limiter { get; }

    public int RejectionStatusCode => _rules.RejectionStatusCode;

    public StringValues RetryAfter => _rules.RetryAfter;

    /// <summary>The present load as shares of the capacity, for whoever collects metrics.</summary>
    public double Pressure(ShedReason signal) => signal switch
    {
        ShedReason.Concurrency => (double)Limiter.InFlight / Limiter.Limit,
        ShedReason.QueueDelay => (double)_queue.Last / Volatile.Read(ref _maxQueueDelay),
        ShedReason.Cpu => _cpu.Utilization,
        _ => _rules.LatencyObjective == TimeSpan.Zero ? 0 : _latency.Read() / _rules.LatencyObjective,
    };

    /// <summary>Admits the request, or says why not. One that is admitted must be ended with <see cref="Exit"/>.</summary>
    public ShedReason TryEnter(RequestPriority priority, long now)
    {
        WakeUp();
        Rules rules = _rules;
        double delay = (double)_queue.Observe(now) / Volatile.Read(ref _maxQueueDelay);
        ShedReason reason =
            delay > rules.Threshold && IsShedByDelay(priority, delay, rules.Threshold) && !_queue.IsEmpty ? ShedReason.QueueDelay
            : priority == RequestPriority.Sheddable && Draw(Volatile.Read(ref _sheddableShare)) ? _sheddableReason
            : Limiter.TryEnter(1, rules.Allowed(priority, Limiter.Limit)) ? ShedReason.None
            : ShedReason.Concurrency;
        if (reason is not ShedReason.None)
        {
            _lastReason = reason;
            _shed.Increment();
        }

        return reason;
    }

    /// <summary>The request has ended.</summary>
    /// <param name="startedAt">When it was admitted.</param>
    /// <param name="isMeasured">Whether its latency says how loaded the service is.</param>
    public void Exit(long startedAt, bool isMeasured)
    {
        Limiter.Exit(1, startedAt, isMeasured);
        if (isMeasured && _rules.LatencyObjective > TimeSpan.Zero)
        {
            _latency.Add(_time.GetElapsedTime(startedAt));
        }
    }

    public void Configure(LoadSheddingOptions options)
    {
        Limiter.Configure(options.Concurrency);
        _rules = new Rules(options);
        Volatile.Write(ref _maxQueueDelay, MaxQueueDelay());
    }

    public void Dispose()
    {
        _isDisposed = true;
        _timer.Dispose();
        Limiter.Dispose();
    }

    /// <summary>
    /// Nobody below the threshold; sheddable requests all from halfway to the limit on, default ones all at the limit, few before it,
    /// critical ones between once and twice the limit.
    /// </summary>
    private bool IsShedByDelay(RequestPriority priority, double pressure, double threshold)
    {
        double share = threshold < 1 ? (pressure - threshold) / (1 - threshold) : pressure > 1 ? 1 : 0;
        return Draw(priority switch
        {
            RequestPriority.Sheddable => 2 * share,
            RequestPriority.Critical => Math.Max(0, pressure - 1),
            _ => share * share * share,
        });
    }

    private bool Draw(double probability) => probability > 0 && (probability >= 1 || _random.NextDouble() < probability);

    private void WakeUp()
    {
        if (!_hasNewRequests)
        {
            _hasNewRequests = true;
        }

        if (Volatile.Read(ref _isTicking) == 0 && Interlocked.Exchange(ref _isTicking, 1) == 0 && !_isDisposed)
        {
            _cpu.Restart();
            _timer.Change(Tick, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTick()
    {
        Rules rules = _rules;
        _cpu.Sample();
        TimeSpan percentile = rules.LatencyObjective > TimeSpan.Zero ? _latency.Read() : TimeSpan.Zero;
        _latency.Advance();
        double latency = rules.LatencyObjective > TimeSpan.Zero ? percentile / rules.LatencyObjective : 0;
        Limiter.MayGrow = latency < rules.Threshold;
        Limiter.IsOverloaded = latency > 1;
        double highest = Math.Max(latency, _cpu.Utilization);
        _sheddableReason = latency > _cpu.Utilization ? ShedReason.Latency : ShedReason.Cpu;
        Volatile.Write(ref _sheddableShare, rules.Threshold < 1 ? Math.Max(0, 2 * (highest - rules.Threshold) / (1 - rules.Threshold)) : 0);
        Volatile.Write(ref _maxQueueDelay, MaxQueueDelay());

        Announce();
        bool isInUse = _hasNewRequests || _isShedding || Limiter.InFlight > 0;
        _hasNewRequests = false;
        if (isInUse && !_isDisposed)
        {
            _timer.Change(Tick, Timeout.InfiniteTimeSpan);
        }
        else
        {
            Volatile.Write(ref _sheddableShare, 0);
            Volatile.Write(ref _isTicking, 0);
        }
    }

    private void Announce()
    {
        nuint shed = _shed.Sum();
        _quietTicks = shed == _shedBefore ? _quietTicks + 1 : 0;
        if (!_isShedding && shed != _shedBefore)
        {
            _isShedding = true;
            _shedAtStart = _shedBefore;
            Started?.Invoke(_lastReason);
        }
        else if (_isShedding && _quietTicks >= QuietTicksUntilEnded)
        {
            _isShedding = false;
            Ended?.Invoke((long)(shed - _shedAtStart));
        }

        _shedBefore = shed;
    }

    private long MaxQueueDelay()
    {
        TimeSpan fixedDelay = _rules.MaxQueueDelay;
        TimeSpan unloaded = Limiter.UnloadedLatency;
        return _time.ToTimestamps(
            fixedDelay > TimeSpan.Zero ? fixedDelay
            : unloaded < LeastQueueDelay ? LeastQueueDelay
            : unloaded > MostQueueDelay ? MostQueueDelay
            : unloaded);
    }

    /// <summary>The validated options, frozen.</summary>
    private sealed class Rules(LoadSheddingOptions options)
    {
        public double Threshold { get; } = options.SheddingThreshold;

        public TimeSpan MaxQueueDelay { get; } = options.MaxQueueDelay;

        public TimeSpan LatencyObjective { get; } = options.LatencyObjective;

        public int RejectionStatusCode { get; } = options.RejectionStatusCode;

        public StringValues RetryAfter { get; } =
            Math.Ceiling(options.Concurrency.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        /// <summary>How many requests may be in flight with one of this priority.</summary>
        public int Allowed(RequestPriority priority, int limit) => priority switch
        {
            RequestPriority.Sheddable => Math.Max(1, (int)(limit * Threshold)),
            RequestPriority.Critical => limit + Math.Max(1, limit / 4),
            _ => limit,
        };
    }
}
