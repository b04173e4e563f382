using System.Collections.Concurrent;
using HaAnalyzers.Telemetry;

namespace HaAnalyzers.CircuitBreaking;

/// <summary>Delivers state changes outside the lock of the breaker, one at a time and in the order in which they happened.</summary>
internal sealed class StateChangeNotifier
{
    private ConcurrentQueue<CircuitStateChangedEventArgs>? _undelivered;
    private int _delivering;

    public event EventHandler<CircuitStateChangedEventArgs>? Changed;

    /// <summary>Called under the lock of the breaker, which fixes the order.</summary>
    public void Enqueue(CircuitStateChangedEventArgs change) => LazyInitializer.EnsureInitialized(ref _undelivered).Enqueue(change);

    /// <summary>Called outside the lock. When another thread, or a subscriber further up this stack, is delivering, it goes on with what is new.</summary>
    public void Deliver(CircuitBreaker sender)
    {
        while (Volatile.Read(ref _undelivered) is { IsEmpty: false } undelivered && Interlocked.CompareExchange(ref _delivering, 1, 0) == 0)
        {
            while (undelivered.TryDequeue(out CircuitStateChangedEventArgs? change))
            {
                Raise(sender, change);
            }

            // A full fence: without it the look at the queue below could come first, and a change enqueued in between would be nobody's.
            Interlocked.Exchange(ref _delivering, 0);
        }
    }

    private void Raise(CircuitBreaker sender, CircuitStateChangedEventArgs change)
    {
        TransitionTelemetry.Count(sender.Dependency, change);
        if (Changed is not { } subscribers)
        {
            return;
        }

        foreach (Delegate subscriber in subscribers.GetInvocationList())
        {
            try
            {
                ((EventHandler<CircuitStateChangedEventArgs>)subscriber)(sender, change);
            }
            catch (Exception exception)
            {
                // A guarded call must not fail because somebody watches it.
                UnobservedExceptions.Report(exception);
            }
        }
    }
}
