namespace HaAnalyzers.Guarding;

/// <summary>The deadlines of one dependency. Without calls no timer runs.</summary>
internal sealed class Deadlines(TimeSpan timeout, TimeProvider time)
{
    private readonly object _gate = new();
    private TimeSpan _timeout = timeout;
    private Deadline? _current;

    public Expirable.List UnderWay { get; } = new();

    /// <summary>What calls get that begin now; <see langword="null"/>: <see cref="Begin"/> has to make one.</summary>
    public Deadline? Current => Volatile.Read(ref _current);

    public Deadline Begin()
    {
        SchedulePoint.Reached();
        lock (_gate)
        {
            if (_current is null)
            {
                var deadline = new Deadline(this, _timeout, time);
                Volatile.Write(ref _current, deadline);
                deadline.Start();
                return deadline;
            }

            return _current;
        }
    }

    /// <summary>Calls that begin from now on get another deadline.</summary>
    public void Shut(Deadline deadline) => Interlocked.CompareExchange(ref _current, null, deadline);

    /// <summary>Calls that begin from now on get this timeout.</summary>
    public void Renew(TimeSpan timeout)
    {
        lock (_gate)
        {
            _timeout = timeout;
            Volatile.Write(ref _current, null);
        }
    }
}
