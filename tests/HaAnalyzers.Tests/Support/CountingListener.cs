using System.Diagnostics.Metrics;

namespace HaAnalyzers.Tests.Support;

/// <summary>Listens to the meter without allocating.</summary>
public sealed class CountingListener : IDisposable
{
    private readonly MeterListener _listener = new();

    public CountingListener()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "HaAnalyzers")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, _, _) => Count++);
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Count++);
        _listener.Start();
    }

    public int Count { get; set; }

    public void Dispose() => _listener.Dispose();
}
