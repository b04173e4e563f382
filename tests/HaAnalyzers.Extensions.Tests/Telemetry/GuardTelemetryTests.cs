using System.Diagnostics;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Extensions.Tests.Telemetry;

/// <summary>What a generated guard in a host tells of an outage.</summary>
[Collection(nameof(ListeningTests))]
public sealed class GuardTelemetryTests
{
    [Fact]
    public void Outage_IsMeasuredAndTraced()
    {
        using var host = GuardedHost.Started();
        using var recorded = new RecordedMeasurements(typeof(IPrices).FullName!);
        using var activity = new Activity("page");
        activity.Start();

        host.Prices.PriceOf(1);
        host.Time.Advance(TimeSpan.FromSeconds(90));
        host.Dependency.IsDown = true;
        host.Prices.PriceOf(1);
        host.Prices.PriceOf(2);

        Assert.Equal(
            [
                "1 haanalyzers.member=PriceOf haanalyzers.outcome=success",
                "1 haanalyzers.member=PriceOf haanalyzers.outcome=failure error.type=System.Net.Http.HttpRequestException",
                "1 haanalyzers.member=PriceOf haanalyzers.outcome=rejected_by_breaker",
            ],
            recorded.Of("haanalyzers.guard.calls"));
        Assert.Equal(
            [
                "1 haanalyzers.member=PriceOf haanalyzers.fallback.kind=cached",
                "1 haanalyzers.member=PriceOf haanalyzers.fallback.kind=default",
            ],
            recorded.Of("haanalyzers.guard.fallbacks"));
        Assert.Equal(["90 haanalyzers.member=PriceOf"], recorded.Of("haanalyzers.guard.fallback.age"));
        Assert.Equal("circuit_breaker.state_changed", Assert.Single(activity.Events).Name);
    }
}
