namespace Homepage.Faults;

/// <summary>The switch that breaks one service. Turning it closes the connections that hang.</summary>
public sealed class FaultSwitch : IDisposable
{
    /// <summary>How long each half of flapping lasts.</summary>
    public static readonly TimeSpan FlappingPhase = TimeSpan.FromMilliseconds(300);

    private readonly TimeProvider _timeProvider;
    private readonly Lock _lock = new();
    private CancellationTokenSource _turned = new();
    private Fault _position;
    private long _since;

    public FaultSwitch(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _since = timeProvider.GetTimestamp();
    }

    public Fault Position
    {
        get
        {
            lock (_lock)
            {
                return _position;
            }
        }
    }

    public void Turn(Fault position)
    {
        CancellationTokenSource before;
        lock (_lock)
        {
            before = _turned;
            _turned = new CancellationTokenSource();
            _position = position;
            _since = _timeProvider.GetTimestamp();
        }

        before.Cancel();
        before.Dispose();
    }

    /// <summary>What a request that arrives now meets; the token is cancelled once the switch is turned again.</summary>
    public Fault Read(out CancellationToken turned)
    {
        lock (_lock)
        {
            turned = _turned.Token;
            return _position is Fault.Flapping && IsInGoodPhase() ? Fault.None
                : _position is Fault.Flapping ? Fault.Http500
                : _position;
        }
    }

    public void Dispose() => _turned.Dispose();

    // Starts with the bad phase: a switch that is turned shows at once.
    private bool IsInGoodPhase() => (long)(_timeProvider.GetElapsedTime(_since) / FlappingPhase) % 2 == 1;
}
