using System.Diagnostics.Metrics;

namespace HaAnalyzers.Telemetry;

/// <summary>The meter <c>HaAnalyzers</c> and the instruments that calls write to.</summary>
internal static class GuardTelemetry
{
    public static readonly Meter Meter = new("HaAnalyzers", typeof(GuardTelemetry).Assembly.GetName().Version?.ToString(fieldCount: 3));

    public static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "haanalyzers.guard.calls", "{call}", "Calls of guarded members by outcome, rejected ones included.");

    public static readonly Histogram<double> CallDuration = CreateSeconds(
        "haanalyzers.guard.call.duration",
        "How long callers waited for the dependency, by outcome; rejected calls did not wait.",
        [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]);

    public static readonly Counter<long> Fallbacks = Meter.CreateCounter<long>(
        "haanalyzers.guard.fallbacks", "{fallback}", "Answers that were not the dependency's, by kind.");

    public static readonly Histogram<double> FallbackAge = CreateSeconds(
        "haanalyzers.guard.fallback.age",
        "How old cached answers were when they were served.",
        [1, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 21_600, 86_400]);

    public static readonly Counter<long> Transitions = Meter.CreateCounter<long>(
        "haanalyzers.breaker.transitions", "{transition}", "Changes of the state of circuit breakers.");

    /// <summary>Whether a call that begins now is to be measured. Ask once per call.</summary>
    public static bool IsListening => Calls.Enabled || CallDuration.Enabled;

#if NET9_0_OR_GREATER
    private static Histogram<double> CreateSeconds(string name, string description, double[] boundaries) => Meter.CreateHistogram(
        name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries });
#else
    // .NET 8 knows no advice: whoever collects chooses the boundaries.
    private static Histogram<double> CreateSeconds(string name, string description, double[] _) =>
        Meter.CreateHistogram<double>(name, "s", description);
#endif
}
