using System.Diagnostics.CodeAnalysis;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaAnalyzers.Extensions.Tests.Health;

public sealed class AddDependenciesTests
{
    [Fact]
    public async Task CalledTwice_AddsOnce()
    {
        await using var health = new DependencyHealth(checks => checks.AddDependencies().AddDependencies());

        HealthReport report = await health.CheckAsync();

        Assert.Equal([DependencyHealth.LedgerName, "dependencies"], report.Entries.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ContractThatIsNotRegistered_HasNoCheck()
    {
        await using var health = new DependencyHealth();

        Assert.DoesNotContain(typeof(IUnusedLedger).FullName!, (await health.CheckAsync()).Entries.Keys);
    }

    [Fact]
    public async Task ClosedBreakers_AreHealthyWithoutData()
    {
        await using var health = new DependencyHealth();
        _ = health.Guard;

        HealthReportEntry entry = (await health.CheckAsync()).Entries["dependencies"];

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Empty(entry.Data);
    }

    [Fact]
    public async Task OpenBreaker_IsDegradedWithStateSinceAndRetryAfter()
    {
        await using var health = new DependencyHealth();
        health.Guard.Dependency.Breaker.Isolate();
        DateTime since = health.Time.GetUtcNow().UtcDateTime;
        health.Time.Advance(TimeSpan.FromSeconds(7));

        HealthReport report = await health.CheckAsync();

        Assert.Equal(HealthStatus.Degraded, report.Status);
        HealthReportEntry entry = report.Entries["dependencies"];
        Assert.Contains("ready", entry.Tags);
        var data = Assert.IsType<Dictionary<string, object>>(entry.Data[typeof(IPrices).FullName!]);
        Assert.Equal("Isolated", data["state"]);
        Assert.Equal(since, data["since"]);

        health.Guard.Dependency.Breaker.Close();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckAsync()).Status);
    }

    [Fact]
    public async Task LastError_IsNamedWithoutItsMessage()
    {
        await using var health = new DependencyHealth();
        health.Guard.Dependency.Breaker.Isolate();
        Assert.False(Data((await health.CheckAsync()).Entries["dependencies"]).ContainsKey("lastError"));
        health.Guard.Dependency.Breaker.Close();
        Assert.True(health.Guard.Dependency.TryBegin("PriceOf", out GuardedCall call));
        call.Fail(new HttpRequestException("down"));
        health.Guard.Dependency.Breaker.Isolate();

        Assert.Equal("System.Net.Http.HttpRequestException", Data((await health.CheckAsync()).Entries["dependencies"])["lastError"]);
    }

    private static Dictionary<string, object> Data(HealthReportEntry entry) =>
        Assert.IsType<Dictionary<string, object>>(entry.Data[typeof(IPrices).FullName!]);

    [Theory]
    [InlineData(0, 1_000, "TimeoutMilliseconds of the readiness probe of Ledger is 0; allowed is 1 to 86,400,000 milliseconds.")]
    [InlineData(86_400_001, 1_000, "TimeoutMilliseconds of the readiness probe of Ledger is 86400001; allowed is 1 to 86,400,000 milliseconds.")]
    [InlineData(1_000, -1, "CacheMilliseconds of the readiness probe of Ledger is -1; allowed is 0 to 86,400,000 milliseconds.")]
    [SuppressMessage("Usage", "CA2012:Use ValueTasks correctly", Justification = "It is never asked.")]
    public void OutOfRange_SaysWhatIsAllowed(int timeout, int cache, string expected)
    {
        IHealthChecksBuilder checks = new ServiceCollection().AddHealthChecks();

        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => DependencyChecks.AddReadinessProbe<ILedger>(checks, "Ledger", timeout, cache, static (_, _) => new(true)));

        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
    }
}
