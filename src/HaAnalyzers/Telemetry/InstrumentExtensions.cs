using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HaAnalyzers.Telemetry;

/// <summary>Measurements that cannot fail: a listener runs inside the guarded call, which must not pay for its faults.</summary>
internal static class InstrumentExtensions
{
    public static void CountOne(this Counter<long> counter, in TagList tags)
    {
        try
        {
            counter.Add(1, in tags);
        }
        catch (Exception exception)
        {
            UnobservedExceptions.Report(exception);
        }
    }

    public static void RecordSeconds(this Histogram<double> histogram, TimeSpan duration, in TagList tags)
    {
        try
        {
            histogram.Record(duration.TotalSeconds, in tags);
        }
        catch (Exception exception)
        {
            UnobservedExceptions.Report(exception);
        }
    }
}
