using HaAnalyzers.Throttling;

namespace HaAnalyzers.Guarding;

/// <content>The calls under way, and how many there may be.</content>
public sealed partial class GuardedDependency
{
    /// <summary>Counts a call that is under way without a thread of its caller.</summary>
    internal void TakeSlot()
    {
        if (Interlocked.Increment(ref _underWay) >= Settings.MaxConcurrency)
        {
            SchedulePoint.Reached();
            UpdateTracking();
        }
    }

    internal void FreeSlot()
    {
        // Whoever crosses the limit looks again at what is under way by then, so the last one leaves the right answer behind.
        if (Interlocked.Decrement(ref _underWay) == Settings.MaxConcurrency - 1)
        {
            SchedulePoint.Reached();
            UpdateTracking();
        }
    }

    private bool TryTakeSlot(int limit)
    {
        int underWay = Volatile.Read(ref _underWay);
        while (underWay < limit)
        {
            SchedulePoint.Reached();
            int seen = Interlocked.CompareExchange(ref _underWay, underWay + 1, underWay);
            if (seen == underWay)
            {
                return true;
            }

            underWay = seen;
        }

        return false;
    }

    /// <summary>Decides whether calls may begin without a look at the options and at the calls under way.</summary>
    private void UpdateTracking()
    {
        lock (_gate)
        {
            DependencySettings settings = Settings;
            Throttle = settings.Options.AdaptiveThrottle ? Throttle ?? new AdaptiveThrottle(TimeProvider, Random.Shared) : null;
            Breaker.WatchClosely(settings.TracksEveryCall || UnderWay >= settings.MaxConcurrency);
        }
    }
}
