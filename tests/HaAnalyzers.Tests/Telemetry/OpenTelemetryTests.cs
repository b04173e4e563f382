using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Guarding;
using HaAnalyzers.Tests.Support;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace HaAnalyzers.Tests.Telemetry;

/// <summary>What the README says to do is enough, and the SDK collects without allocation too.</summary>
[Collection(nameof(ListeningTests))]
public sealed class OpenTelemetryTests : IDisposable
{
    private readonly GuardedDependency _guarded = new("N.IOrders", new DependencyOptions { Timeout = TimeSpan.FromMinutes(1) });
    private readonly CollectedMetrics _collected = new();
    private readonly MeterProvider _provider;

    public OpenTelemetryTests()
    {
        _provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter("HaAnalyzers")
            .AddReader(new BaseExportingMetricReader(_collected))
            .Build();
    }

    public void Dispose() => _provider.Dispose();

    [Fact]
    public void AddMeter_CollectsEveryInstrument()
    {
        _guarded.Begin().Succeed();
        _guarded.ReportDegraded("GetAsync", FallbackKind.Cached, TimeSpan.FromSeconds(90));
        _guarded.Breaker.Isolate();
        _provider.ForceFlush();
        Assert.Equal(PublishedInstruments.All.Select(instrument => instrument.Name), _collected.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CallsAndFallbacks_AllocateNothing() => Allocations.AssertNone(() =>
    {
        _guarded.Begin().Succeed();
        _guarded.ReportDegraded("GetAsync", FallbackKind.Cached, TimeSpan.FromSeconds(90));
    });

    private sealed class CollectedMetrics : BaseExporter<Metric>
    {
        public List<string> Names { get; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (Metric metric in batch)
            {
                Names.Add(metric.Name);
            }

            return ExportResult.Success;
        }
    }
}
