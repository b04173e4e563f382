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
        // At least one probe must be under way whatever the limit has become in the meantime: else nothing would end this period.
        if (_underWay.Count > 0 && _underWay.Count + _successes >= limit && !TryEvict(now))
        {
            number = 0;
            return false;
        }

        number = ++_lastNumber;
        _underWay.Add(new Probe(number, now + _lease));
        return true;
    }

    public void Release(int number)
    {
        for (int i = 0; i < _underWay.Count; i++)
        {
            if (_underWay[i].Number == number)
            {
                _underWay.RemoveAt(i);
                return;
            }
        }
    }

    /// <summary>Counts a success; true when enough probes have succeeded.</summary>
    public bool Succeed(int number, int limit)
    {
        Release(number);
        return ++_successes >= limit;
    }

    private bool TryEvict(long now)
    {
        // All leases of a period are equally long, so the first one ends first.
        if (now < _underWay[0].LeaseEndsAt)
        {
            return false;
        }

        _underWay.RemoveAt(0);
        return true;
    }

    private readonly record struct Probe(int Number, long LeaseEndsAt);
}
