namespace HaAnalyzers.CircuitBreaking;

/// <summary>The probes of one half-open period. Not thread safe.</summary>
internal sealed class ProbeSlots
{
    private readonly List<Probe> _underWay = [];
    private long _lease;
    private int _successes;
    private int _lastNumber;

    /// <summary>Begins a half-open period.</summary>
    /// <param name="lease">How long a probe holds its slot, in timestamps.</param>
    public void Begin(long lease)
    {
        _underWay.Clear();
        _successes = 0;
        _lease = lease;
    }

    /// <summary>Takes a free slot, or that of a probe which has been silent for longer than its lease.</summary>
    public bool TryTake(long now, int limit, out int number)
    {
        number = 0;
        if (_underWay.Count + _successes >= limit)
        {
            int silent = _underWay.FindIndex(probe => now >= probe.LeaseEndsAt);
            if (silent < 0)
            {
                return false;
            }

            _underWay.RemoveAt(silent);
        }

        number = ++_lastNumber;
        _underWay.Add(new Probe(number, now + _lease));
        return true;
    }

    public void Release(int number) => _underWay.RemoveAll(probe => probe.Number == number);

    /// <summary>Counts a success; true when enough probes have succeeded.</summary>
    public bool Succeed(int number, int limit)
    {
        Release(number);
        return ++_successes >= limit;
    }

    private readonly record struct Probe(int Number, long LeaseEndsAt);
}
