using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using HaAnalyzers.Telemetry;

namespace HaAnalyzers.AspNetCore;

/// <summary>The instruments of load shedding on the meter <c>HaAnalyzers</c>. What is observed is held weakly.</summary>
internal static class LoadSheddingTelemetry
{
    private const string Reason = "haanalyzers.shedding.reason";
    private const string Priority = "haanalyzers.request.priority";

    private static readonly ConditionalWeakTable<LoadShedder, object?> Shedders = [];

    private static readonly ShedReason[] Signals =
        [ShedReason.Concurrency, ShedReason.QueueDelay, ShedReason.Cpu, ShedReason.Latency];

    public static readonly Counter<long> Rejections = GuardTelemetry.Meter.CreateCounter<long>(
        "haanalyzers.shedding.rejections", "{request}", "Requests that were shed, by reason and priority.");

    public static readonly ObservableUpDownCounter<long> Limit = GuardTelemetry.Meter.CreateObservableUpDownCounter(
        "haanalyzers.shedding.limit", static () => Shedders.Sum(static each => (long)each.Key.Limiter.Limit), "{request}", "The adaptive concurrency limit.");

    public static readonly ObservableUpDownCounter<long> ActiveRequests = GuardTelemetry.Meter.CreateObservableUpDownCounter(
        "haanalyzers.shedding.active_requests",
        static () => Shedders.Sum(static each => (long)each.Key.Limiter.InFlight),
        "{request}",
        "Requests that were admitted and have not ended.");

    public static readonly ObservableGauge<double> Pressure = GuardTelemetry.Meter.CreateObservableGauge(
        "haanalyzers.shedding.pressure", ObservePressure, "1", "Load as a share of capacity, by signal.");

    public static void Add(LoadShedder shedder) => Shedders.Add(shedder, null);

    public static void CountRejection(ShedReason reason, RequestPriority priority)
    {
        if (Rejections.Enabled)
        {
            CountEnabled(reason, priority);
        }
    }

    public static string NameOf(ShedReason reason) => reason switch
    {
        ShedReason.Concurrency => "concurrency",
        ShedReason.QueueDelay => "queue_delay",
        ShedReason.Cpu => "cpu",
        ShedReason.Latency => "latency",
        _ => TagValues.Other,
    };

    private static string NameOf(RequestPriority priority) => priority switch
    {
        RequestPriority.Critical => "critical",
        RequestPriority.Default => "default",
        RequestPriority.Sheddable => "sheddable",
        _ => TagValues.Other,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CountEnabled(ShedReason reason, RequestPriority priority)
    {
        TagList tags = default;
        tags.Add(Reason, NameOf(reason));
        tags.Add(Priority, NameOf(priority));
        Rejections.CountOne(in tags);
    }

    private static IEnumerable<Measurement<double>> ObservePressure() =>
        from signal in Signals
        select new Measurement<double>(
            Shedders.Select(each => each.Key.Pressure(signal)).DefaultIfEmpty().Max(),
            new KeyValuePair<string, object?>(Reason, NameOf(signal)));
}
