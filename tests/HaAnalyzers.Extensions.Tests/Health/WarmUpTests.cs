using HaAnalyzers.Extensions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Extensions.Tests.Health;

public sealed class WarmUpTests
{
    [Fact]
    public async Task UntilFilled_IsUnhealthyThenHealthy()
    {
        var filled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using IHost host = Build(new FakeTimeProvider(), new CollectingLoggerProvider(), (_, _) => filled.Task);
        await host.StartAsync(TestContext.Current.CancellationToken);
        HealthReportEntry cold = await CheckAsync(host);
        Assert.Equal(HealthStatus.Unhealthy, cold.Status);
        Assert.Equal(["ready"], cold.Tags);

        filled.SetResult();

        await UntilAsync(async () => (await CheckAsync(host)).Status == HealthStatus.Healthy);
    }

    [Fact]
    public async Task Failures_AreRetriedWithBackoffAndLoggedOnce()
    {
        var time = new FakeTimeProvider();
        var log = new CollectingLoggerProvider();
        int attempts = 0;
        using IHost host = Build(time, log, (_, _) =>
            Interlocked.Increment(ref attempts) < 3 ? throw new InvalidOperationException("password=hunter2") : Task.CompletedTask);
        await host.StartAsync(TestContext.Current.CancellationToken);

        HealthReportEntry failed = await UntilFailedAsync(host, 1);
        Assert.Equal("System.InvalidOperationException", failed.Data["lastError"]);
        Assert.DoesNotContain("hunter2", failed.Description, StringComparison.Ordinal);
        await AdvanceUntilAsync(time, TimeSpan.FromSeconds(1), () => Volatile.Read(ref attempts) == 2);
        await UntilFailedAsync(host, 2);
        await AdvanceUntilAsync(time, TimeSpan.FromSeconds(2), () => Volatile.Read(ref attempts) == 3);
        await UntilAsync(async () => (await CheckAsync(host)).Status == HealthStatus.Healthy);

        Assert.Single(log.Entries, entry => entry.Category == "HaAnalyzers.WarmUp");
    }

    [Fact]
    public async Task HostStops_EndsTheWarmUp()
    {
        using IHost host = Build(new FakeTimeProvider(), new CollectingLoggerProvider(), (_, token) => Task.Delay(Timeout.Infinite, token));
        await host.StartAsync(TestContext.Current.CancellationToken);

        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(host)).Status);
    }

    [Fact]
    public void NameOfAnother_IsRejected()
    {
        IServiceCollection services = new ServiceCollection().AddWarmUp("titles", (_, _) => Task.CompletedTask);

        var exception = Assert.Throws<ArgumentException>("name", () => services.AddWarmUp("Titles", (_, _) => Task.CompletedTask));

        Assert.Contains("'Titles'", exception.Message, StringComparison.Ordinal);
    }

    private static IHost Build(TimeProvider time, CollectingLoggerProvider log, Func<IServiceProvider, CancellationToken, Task> fill)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(time);
        builder.Services.AddWarmUp("titles", fill);
        return builder.Build();
    }

    private static async Task<HealthReportEntry> CheckAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["titles"];

    private static async Task<HealthReportEntry> UntilFailedAsync(IHost host, int attempts)
    {
        await UntilAsync(async () => (await CheckAsync(host)).Data["failedAttempts"] is int failed && failed == attempts);
        return await CheckAsync(host);
    }

    /// <summary>The delay begins a moment after the failure is told.</summary>
    private static Task AdvanceUntilAsync(FakeTimeProvider time, TimeSpan step, Func<bool> isReached) => UntilAsync(() =>
    {
        if (!isReached())
        {
            time.Advance(step);
        }

        return Task.FromResult(isReached());
    });

    private static async Task UntilAsync(Func<Task<bool>> isReached)
    {
        while (!await isReached())
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
