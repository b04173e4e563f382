using System.Diagnostics.Metrics;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Telemetry;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.Telemetry.Observability;

/// <summary>
/// An instrument as Prometheus sees it, by the rules of the OpenTelemetry specification ("Prometheus and OpenMetrics Compatibility"):
/// other characters than letters and digits become underscores, the unit is appended in words and an annotation in braces dropped,
/// counters end in <c>_total</c>.
/// </summary>
internal sealed record PrometheusMetric(Instrument Instrument, IReadOnlySet<string> Labels)
{
    private const string Contract = "N.IObserved";

    /// <summary>What the scraping adds.</summary>
    private static readonly string[] TargetLabels = ["job", "instance"];

    /// <summary>Every instrument with the tags it is written with.</summary>
    public static IReadOnlyList<PrometheusMetric> All { get; } = Find();

    public IEnumerable<string> Names => Instrument switch
    {
        Counter<long> => [$"{BaseName}_total"],
        Histogram<double> => [$"{BaseName}_bucket", $"{BaseName}_count", $"{BaseName}_sum"],
        _ => [BaseName],
    };

    private string BaseName => Escape(Instrument.Name) + (Instrument.Unit == "s" ? "_seconds" : "");

    public static PrometheusMetric Named(string name) =>
        All.SingleOrDefault(metric => metric.Names.Contains(name)) ?? throw new KeyNotFoundException($"No instrument is called {name}.");

    /// <summary>The values that a label can have; <see langword="null"/> for those that depend on the program.</summary>
    public static IEnumerable<string>? ValuesOf(string label) =>
        label == Escape(TagNames.Outcome) ? Enum.GetValues<CallResult>().Select(TagValues.Of)
        : label == Escape(TagNames.FallbackKind) ? Enum.GetValues<FallbackKind>().Select(TagValues.Of)
        : label == Escape(TagNames.CircuitState) ? Enum.GetValues<CircuitState>().Select(TagValues.Of)
        : label == Escape(TagNames.PreviousCircuitState) ? ValuesOf(Escape(TagNames.CircuitState))
        : null;

    private static IReadOnlyList<PrometheusMetric> Find()
    {
        using var recorded = new RecordedMeasurements(Contract);
        var guarded = new GuardedDependency(Contract);
        guarded.Begin().Succeed();
        guarded.Begin().Fail(new HttpRequestException());
        guarded.ReportDegraded("GetAsync", FallbackKind.Cached, TimeSpan.FromSeconds(1));
        guarded.Breaker.Isolate();
        IEnumerable<RecordedMeasurement> written = recorded.All;
        recorded.Observe("");
        return
        [
            .. from measurement in written.Concat(recorded.All)
               from tag in measurement.Tags
               group Escape(tag.Key) by measurement.Instrument into labels
               select new PrometheusMetric(labels.Key, new HashSet<string>([.. labels, .. TargetLabels, .. BucketLabels(labels.Key)])),
        ];
    }

    private static string[] BucketLabels(Instrument instrument) => instrument is Histogram<double> ? ["le"] : [];

    private static string Escape(string name) => name.Replace('.', '_');
}
