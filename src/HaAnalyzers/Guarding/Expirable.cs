namespace HaAnalyzers.Guarding;

/// <summary>Something that ends at its own time or at its deadline, whichever comes first; pooled.</summary>
/// <remarks>
/// Whoever takes the deadline away decides. When the object has been reused in the meantime, it carries another deadline, or the same one
/// again, which then is its own.
/// </remarks>
internal abstract class Expirable
{
    private Deadline? _deadline;
    private bool _isWatched;

    /// <summary>Between <see cref="Arm"/> and the first <see cref="TryDecide()"/>.</summary>
    public bool IsArmed => Volatile.Read(ref _deadline) is not null;

    /// <summary>
    /// Sets the deadline. Then a full fence is needed, and <see cref="BeWatched"/>: either who watches sees the deadline, or we see that nobody
    /// watches, or that it has passed.
    /// </summary>
    protected void Arm(Deadline deadline) => Volatile.Write(ref _deadline, deadline);

    protected void BeWatched(Deadline deadline)
    {
        SchedulePoint.Reached();
        if (!Volatile.Read(ref _isWatched))
        {
            deadline.Watch(this);
        }
    }

    protected void ExpireIfOver(Deadline deadline)
    {
        SchedulePoint.Reached();
        if (deadline.HasPassed && TryDecide(deadline))
        {
            SchedulePoint.Reached();
            OnExpired();
            SignalDependency();
        }
    }

    /// <summary>True for one of those who want to end it.</summary>
    protected bool TryDecide()
    {
        SchedulePoint.Reached();
        return Volatile.Read(ref _deadline) is { } deadline && TryDecide(deadline);
    }

    /// <summary>The deadline has come first: lets a caller go who waits. Runs on a thread that has others to see to.</summary>
    protected virtual void OnExpired()
    {
    }

    /// <summary>Signals a dependency, when all callers have been let go: its reaction is code that nobody here knows.</summary>
    protected virtual void SignalDependency()
    {
    }

    private bool TryDecide(Deadline deadline) => Interlocked.CompareExchange(ref _deadline, null, deadline) == deadline;

    /// <summary>What is under way at one dependency. Those that have ended are dropped from it by the way.</summary>
    internal sealed class List
    {
        private readonly List<Expirable> _watched = [];

        public void Add(Expirable expirable)
        {
            SchedulePoint.Reached();
            lock (_watched)
            {
                if (!expirable._isWatched)
                {
                    Volatile.Write(ref expirable._isWatched, true);
                    _watched.Add(expirable);
                }
            }
        }

        public void Expire(Deadline deadline)
        {
            List<Expirable> expired = TakeExpired(deadline);
            foreach (Expirable expirable in expired)
            {
                SchedulePoint.Reached();
                expirable.OnExpired();
            }

            foreach (Expirable expirable in expired)
            {
                SchedulePoint.Reached();
                expirable.SignalDependency();
            }
        }

        private List<Expirable> TakeExpired(Deadline deadline)
        {
            var expired = new List<Expirable>();
            lock (_watched)
            {
                for (int i = _watched.Count - 1; i >= 0; i--)
                {
                    Expirable expirable = _watched[i];
                    if (expirable.TryDecide(deadline))
                    {
                        expired.Add(expirable);
                    }

                    if (!expirable.IsArmed)
                    {
                        Unwatch(i, expirable);
                    }
                }
            }

            return expired;
        }

        private void Unwatch(int index, Expirable expirable)
        {
            Volatile.Write(ref expirable._isWatched, false);
            Interlocked.MemoryBarrier();
            if (expirable.IsArmed)
            {
                // Reused just now: it may have seen that somebody watches, so somebody has to.
                Volatile.Write(ref expirable._isWatched, true);
                return;
            }

            _watched[index] = _watched[^1];
            _watched.RemoveAt(_watched.Count - 1);
        }
    }
}
