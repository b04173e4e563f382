namespace HaAnalyzers.AspNetCore.Tests.LoadShedding.Simulation;

/// <summary>
/// A service with a number of workers and a queue in front of them. What it accepts it serves, even if the client has left since.
/// </summary>
internal sealed class Backend(EventQueue events, Random random, AdaptiveConcurrencyLimiter? limiter)
{
    private readonly Queue<(TimeSpan Since, Action<TimeSpan> Served)> _waiting = new();
    private int _busy;

    public int Workers { get; set; } = 20;

    /// <summary>Mean; each takes between half and one and a half of it.</summary>
    public TimeSpan ServiceTime { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Requests that came in, rejected ones included.</summary>
    public int Arrivals { get; private set; }

    public double Capacity => Workers / ServiceTime.TotalSeconds;

    /// <param name="served">Told how long it took.</param>
    /// <param name="rejected">Told at once.</param>
    public void Request(Action<TimeSpan> served, Action rejected)
    {
        Arrivals++;
        if (limiter is null)
        {
            Enqueue(served);
            return;
        }

        var lease = limiter.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            rejected();
            return;
        }

        Enqueue(latency =>
        {
            lease.Dispose();
            served(latency);
        });
    }

    private void Enqueue(Action<TimeSpan> served)
    {
        _waiting.Enqueue((events.Time.Now, served));
        ServeNext();
    }

    private void ServeNext()
    {
        while (_busy < Workers && _waiting.TryDequeue(out (TimeSpan Since, Action<TimeSpan> Served) next))
        {
            _busy++;
            events.Plan(ServiceTime * (0.5 + random.NextDouble()), () =>
            {
                _busy--;
                next.Served(events.Time.Now - next.Since);
                ServeNext();
            });
        }
    }
}
