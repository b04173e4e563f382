using System.Diagnostics.CodeAnalysis;
using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Guarding;

/// <summary>
/// The end of all calls of one dependency that begin within the same thirty-second part of its timeout. So a call that answers at once
/// costs neither a timer nor a token source, and no call waits longer than the timeout.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer of its own holds nothing that needs disposal.")]
internal sealed class Deadline
{
    private const int PartsOfTimeout = 32;

    private readonly Deadlines _owner;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _source = new();
    private readonly ITimer _timer;
    private readonly long _shutsAt;
    private readonly long _passesAt;
    private bool _hasPassed;
    private bool _isShut;

    public Deadline(Deadlines owner, TimeSpan timeout, TimeProvider time)
    {
        _owner = owner;
        _time = time;
        long now = time.GetTimestamp();
        _shutsAt = now + time.ToTimestamps(timeout / PartsOfTimeout);
        _passesAt = now + time.ToTimestamps(timeout);
        Timeout = timeout;
        Token = _source.Token;
        _timer = time.CreateTimerWithoutContext(static deadline => ((Deadline)deadline!).OnTimer(), this);
    }

    /// <summary>Signalled when the time is up, whether or not a call is still under way.</summary>
    public CancellationToken Token { get; }

    public TimeSpan Timeout { get; }

    public bool HasPassed => Volatile.Read(ref _hasPassed);

    /// <summary>Lets the time begin.</summary>
    public void Start() => SetTimer(_shutsAt);

    public void Watch(Expirable expirable) => _owner.UnderWay.Add(expirable);

    /// <summary>Signals a token source whose listeners belong to the dependency: what they throw is not ours to pass on.</summary>
    public static void CancelQuietly(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException exception)
        {
            // On this thread it would end the process.
            UnobservedExceptions.Report(exception);
        }
    }

    private void OnTimer()
    {
        long now = _time.GetTimestamp();
        if (!_isShut && now >= _shutsAt)
        {
            _isShut = true;
            _owner.Shut(this);
            SchedulePoint.Reached();
        }

        if (now >= _passesAt)
        {
            Pass();
        }
        else
        {
            SetTimer(_isShut ? _passesAt : _shutsAt);
        }
    }

    private void Pass()
    {
        _timer.Dispose();
        Volatile.Write(ref _hasPassed, true);
        Interlocked.MemoryBarrier();

        SchedulePoint.Reached();
        _owner.UnderWay.Expire(this);
        CancelQuietly(_source);
    }

    private void SetTimer(long due) => _timer.Change(_time.UntilAtLeast(_time.GetTimestamp(), due), System.Threading.Timeout.InfiniteTimeSpan);
}
