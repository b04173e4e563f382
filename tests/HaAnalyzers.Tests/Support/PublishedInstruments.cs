using System.Diagnostics.Metrics;

namespace HaAnalyzers.Tests.Support;

/// <summary>The instruments of the meter as a listener finds them once there is a guard.</summary>
internal static class PublishedInstruments
{
    public static IReadOnlyList<Instrument> All { get; } = Find();

    private static IReadOnlyList<Instrument> Find()
    {
        Dependencies.Create(TimeProvider.System);
        var found = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "HaAnalyzers")
            {
                found.Add(instrument);
            }
        };
        listener.Start();
        return [.. found.OrderBy(instrument => instrument.Name, StringComparer.Ordinal)];
    }
}
