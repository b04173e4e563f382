using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;

namespace HaAnalyzers.Benchmarks;

/// <summary>What it costs a guarded call when somebody listens to the meter.</summary>
public class MetricsBenchmarks : IDisposable
{
    private readonly ICatalog _guard = Setups.Guard(new HealthyCatalog());
    private long _heard;
    private MeterListener? _listener;

    [GlobalSetup(Target = nameof(Listened))]
    public void Listen()
    {
        _listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "HaAnalyzers")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => _heard += measurement);
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => _heard++);
        _listener.Start();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _listener?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, Description = "Nobody listens")]
    public int NotListened() => _guard.Find(42);

    [Benchmark(Description = "A listener to every instrument")]
    public int Listened() => _guard.Find(42);
}
