using System.Diagnostics.Metrics;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.Telemetry;

/// <summary>Names, units and kinds: dashboards and alerts depend on them.</summary>
public sealed class InstrumentTests
{
    [Fact]
    public void Meter_HasTheseInstruments()
    {
        Assert.Equal(
            [
                "haanalyzers.breaker.state {breaker} ObservableUpDownCounter",
                "haanalyzers.breaker.transitions {transition} Counter",
                "haanalyzers.guard.active_calls {call} ObservableUpDownCounter",
                "haanalyzers.guard.call.duration s Histogram",
                "haanalyzers.guard.calls {call} Counter",
                "haanalyzers.guard.fallback.age s Histogram",
                "haanalyzers.guard.fallbacks {fallback} Counter",
            ],
            PublishedInstruments.All.Select(instrument => $"{instrument.Name} {instrument.Unit} {instrument.GetType().Name.Split('`')[0]}"));
        Assert.All(PublishedInstruments.All, instrument => Assert.EndsWith(".", instrument.Description));
    }

    [Theory]
    [InlineData("haanalyzers.guard.call.duration", 0.001, 30)]
    [InlineData("haanalyzers.guard.fallback.age", 1, 86_400)]
    public void Histogram_AdvisesBoundariesFromTheFastestToTheSlowest(string name, double first, double last)
    {
        var histogram = (Histogram<double>)PublishedInstruments.All.Single(instrument => instrument.Name == name);
        IReadOnlyList<double> boundaries = histogram.Advice!.HistogramBucketBoundaries!;
        Assert.Equal(boundaries.Order(), boundaries);
        Assert.Equal((first, last), (boundaries[0], boundaries[^1]));
    }
}
