using System.Diagnostics.Metrics;

namespace HaAnalyzers.Soak;

/// <summary>What must not happen, and what must not be left behind.</summary>
internal sealed class Observation : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _faults = [];
    private long _activeCalls;
    private long _longestWait;
    private long _answers;

    public Observation()
    {
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "haanalyzers.guard.active_calls")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => _activeCalls = measurement);
        _listener.Start();
    }

    public long Answers => Interlocked.Read(ref _answers);

    public TimeSpan LongestWait => TimeSpan.FromTicks(Interlocked.Read(ref _longestWait));

    public void Answered(TimeSpan wait)
    {
        Interlocked.Increment(ref _answers);
        long seen;
        while ((seen = Interlocked.Read(ref _longestWait)) < wait.Ticks && Interlocked.CompareExchange(ref _longestWait, wait.Ticks, seen) != seen)
        {
        }
    }

    public void Fault(string fault)
    {
        lock (_faults)
        {
            _faults.Add(fault);
        }
    }

    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_faults)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>The concurrency slots that calls still hold.</summary>
    public long ActiveCalls()
    {
        _listener.RecordObservableInstruments();
        return _activeCalls;
    }

    public void Dispose()
    {
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        _listener.Dispose();
    }

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        if (!e.Exception.Flatten().InnerExceptions.All(exception => exception is ToldToStopException))
        {
            Fault($"unobserved: {e.Exception.Flatten().InnerExceptions[0]}");
        }
    }
}
