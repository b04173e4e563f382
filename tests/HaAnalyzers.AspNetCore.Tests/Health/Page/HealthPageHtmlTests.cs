using System.Xml.Linq;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaAnalyzers.AspNetCore.Tests.Health.Page;

public sealed class HealthPageHtmlTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly DateTimeOffset s_longAgo = s_now - TimeSpan.FromDays(1);

    [Fact]
    public void NamesAndDescriptions_AreEncoded()
    {
        string page = Render(
            [Entry("<img src=x>", HealthStatus.Degraded, "<script>alert(1)</script>", "ready")],
            [new DependencyState("Shop.IOffers[<b>]", CircuitState.Open, s_now, TimeSpan.FromSeconds(3), "Shop.<Error>")]);

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)</script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("[<b>]", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<Error>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, CircuitState.Closed, false, "Ready")]
    [InlineData(HealthStatus.Healthy, CircuitState.HalfOpen, false, "Ready, degraded")]
    [InlineData(HealthStatus.Degraded, CircuitState.Closed, false, "Ready, degraded")]
    [InlineData(HealthStatus.Unhealthy, CircuitState.Open, false, "Not ready")]
    [InlineData(HealthStatus.Healthy, CircuitState.Closed, true, "Shutting down")]
    public void Verdict_IsTheWorstThatMatters(HealthStatus status, CircuitState state, bool isStopping, string expected)
    {
        string page = Render(
            [Entry("db", status, description: null, "ready")],
            [new DependencyState("Shop.IOffers", state, Since: null, RetryAfter: null, LastError: null)],
            isStopping: isStopping);

        Assert.Contains($">{expected}</p></header>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckThatIsNotForReadiness_DoesNotDecide()
    {
        string page = Render([Entry("disk", HealthStatus.Unhealthy, "full")], []);

        Assert.Contains(">Ready</p></header>", page, StringComparison.Ordinal);
        Assert.Contains("Other checks", page, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingToShow_IsSaid()
    {
        string page = Render([], []);

        Assert.Contains("No readiness check is registered.", page, StringComparison.Ordinal);
        Assert.Contains("No guard has been asked for yet.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotClosed_ComesFirst()
    {
        string page = Render([], [State("Shop.IAlpha", CircuitState.Closed), State("Shop.IOmega", CircuitState.Open)]);

        Assert.True(page.IndexOf("IOmega", StringComparison.Ordinal) < page.IndexOf("IAlpha", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Shop.IOffers", "<b>IOffers</b><small>Shop</small>")]
    [InlineData("IOffers", "<b>IOffers</b>")]
    [InlineData("Shop.IOffers (key eu.west)", "<b>IOffers (key eu.west)</b><small>Shop</small>")]
    [InlineData("Shop.IOffers[a.b]", "<b>IOffers[a.b]</b><small>Shop</small>")]
    public void Name_IsShortWithTheRestBeneath(string dependency, string expected)
    {
        Assert.Contains(expected, Render([], [State(dependency, CircuitState.Closed)]), StringComparison.Ordinal);
    }

    [Fact]
    public void OpenBreaker_TellsSinceRetryErrorAndFallback()
    {
        var state = new DependencyState("Shop.IOffers", CircuitState.Open, s_now - TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(2.2), "System.TimeoutException");

        string page = Render([], [state], fallback: new ServedFallback("cached", TimeSpan.FromMinutes(5), s_now - TimeSpan.FromMilliseconds(40)));

        Assert.Contains(
            "for 90 s &#xB7; next try in 2 s &#xB7; last error System.TimeoutException &#xB7; last fallback 40 ms ago: cached, 5 min old", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Strip_ShowsEachStateForItsTime()
    {
        DependencyStateChange[] changes =
        [
            new("Shop.IOffers", s_now - TimeSpan.FromMinutes(5), CircuitState.Closed, CircuitState.Open),
            new("Shop.IOther", s_now - TimeSpan.FromMinutes(4), CircuitState.Closed, CircuitState.Open),
            new("Shop.IOffers", s_now - TimeSpan.FromMinutes(2.5), CircuitState.Open, CircuitState.Closed),
        ];

        XElement strip = XElement.Parse(StateTimeline.Draw(State("Shop.IOffers", CircuitState.Closed), changes, s_longAgo, s_now));

        Assert.Equal(
            [("closed", 0.0, 120.0), ("open", 120.0, 60.0), ("closed", 180.0, 60.0)],
            strip.Elements().Select(bar => ((string)bar.Attribute("class")!, (double)bar.Attribute("x")!, (double)bar.Attribute("width")!)));
    }

    [Fact]
    public void Strip_OfChangesLongAgo_IsTheStateSince()
    {
        DependencyStateChange[] changes = [new("Shop.IOffers", s_now - TimeSpan.FromMinutes(20), CircuitState.Closed, CircuitState.Open)];

        XElement bar = XElement.Parse(StateTimeline.Draw(State("Shop.IOffers", CircuitState.Open), changes, s_longAgo, s_now)).Elements().Single();

        Assert.Equal(("open", 240.0), ((string)bar.Attribute("class")!, (double)bar.Attribute("width")!));
    }

    [Fact]
    public void Strip_BeforeTheStart_IsEmpty()
    {
        XElement bar = XElement.Parse(StateTimeline.Draw(State("Shop.IOffers", CircuitState.Closed), [], s_now - TimeSpan.FromMinutes(1), s_now)).Elements().Single();

        Assert.Equal((216.0, 24.0), ((double)bar.Attribute("x")!, (double)bar.Attribute("width")!));
    }

    [Fact]
    public void Strip_OfAnOutageTooShortToSee_LeavesAMark()
    {
        DependencyStateChange[] changes =
        [
            new("Shop.IOffers", s_now - TimeSpan.FromMilliseconds(30), CircuitState.Closed, CircuitState.Open),
            new("Shop.IOffers", s_now - TimeSpan.FromMilliseconds(20), CircuitState.Open, CircuitState.Closed),
        ];

        XElement open = XElement.Parse(StateTimeline.Draw(State("Shop.IOffers", CircuitState.Closed), changes, s_longAgo, s_now)).Elements()
            .Single(bar => (string)bar.Attribute("class")! == "open");

        Assert.True((double)open.Attribute("width")! >= 1 && (double)open.Attribute("x")! + (double)open.Attribute("width")! <= 240);
    }

    private static DependencyState State(string name, CircuitState state) => new(name, state, Since: null, RetryAfter: null, LastError: null);

    private static KeyValuePair<string, HealthReportEntry> Entry(string name, HealthStatus status, string? description, params string[] tags) =>
        new(name, new HealthReportEntry(status, description, TimeSpan.FromMilliseconds(12), exception: null, data: null, tags));

    private static string Render(
        KeyValuePair<string, HealthReportEntry>[] checks, DependencyState[] states, ServedFallback? fallback = null, bool isStopping = false) =>
        HealthPageHtml.Render(
            new HealthPageModel(
                "Shop",
                s_longAgo,
                s_now,
                isStopping,
                new HealthReport(checks.ToDictionary(), TimeSpan.FromMilliseconds(20)),
                states,
                [],
                _ => fallback,
                WithExceptionMessages: false),
            "nonce");
}
