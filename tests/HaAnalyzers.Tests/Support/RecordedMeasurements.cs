using System.Diagnostics.Metrics;

namespace HaAnalyzers.Tests.Support;

/// <summary>Listens to the meter and keeps what concerns one dependency, in the order of recording.</summary>
internal sealed class RecordedMeasurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<RecordedMeasurement> _measurements = [];
    private readonly string _dependency;

    public RecordedMeasurements(string dependency)
    {
        _dependency = dependency;
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "HaAnalyzers")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<RecordedMeasurement> All
    {
        get
        {
            lock (_measurements)
            {
                return [.. _measurements];
            }
        }
    }

    /// <summary>The measurements of one instrument as text: the value, then the tags other than the dependency.</summary>
    public IEnumerable<string> Of(string instrument) =>
        All.Where(measurement => measurement.Instrument.Name == instrument).Select(measurement => measurement.ToString());

    /// <summary>What an instrument that is read on demand says now.</summary>
    public IEnumerable<string> Observe(string instrument)
    {
        lock (_measurements)
        {
            _measurements.Clear();
        }

        _listener.RecordObservableInstruments();
        return Of(instrument);
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var measurement = new RecordedMeasurement(instrument, value, tags.ToArray());
        if (measurement.Dependency == _dependency)
        {
            lock (_measurements)
            {
                _measurements.Add(measurement);
            }
        }
    }
}
