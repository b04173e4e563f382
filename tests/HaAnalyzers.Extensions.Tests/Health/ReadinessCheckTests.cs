using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaAnalyzers.Extensions.Tests.Health;

public sealed class ReadinessCheckTests
{
    [Fact]
    public async Task ProbeSaysYes_IsHealthyAndReady()
    {
        await using var health = new DependencyHealth();

        HealthReportEntry entry = await health.LedgerAsync();

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(["ready"], entry.Tags);
        Assert.Equal(DependencyHealth.LedgerName, entry.Data["dependency"]);
    }

    [Fact]
    public async Task ProbeSaysNo_IsUnhealthy()
    {
        await using var health = new DependencyHealth();
        health.Ledger.Answer = _ => new(false);

        HealthReportEntry entry = await health.LedgerAsync();

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("says that it cannot serve", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProbeThrows_IsUnhealthyWithTypeAndWithoutText()
    {
        await using var health = new DependencyHealth();
        health.Ledger.Answer = _ => throw new InvalidOperationException("password=hunter2");

        HealthReportEntry entry = await health.LedgerAsync();

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("System.InvalidOperationException", entry.Data["lastError"]);
        Assert.DoesNotContain("hunter2", entry.Description, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(entry.Exception);
    }

    [Fact]
    public async Task ProbeThatIgnoresItsToken_IsUnhealthyAfterTheTimeout()
    {
        await using var health = new DependencyHealth();
        var answer = new TaskCompletionSource<bool>();
        health.Ledger.Answer = _ => new(answer.Task);

        Task<HealthReportEntry> check = health.LedgerAsync();
        await health.Ledger.AskedAsync();
        health.Time.Advance(TimeSpan.FromMilliseconds(249));
        Assert.False(check.IsCompleted);
        health.Time.Advance(TimeSpan.FromMilliseconds(1));

        HealthReportEntry entry = await check;
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("within 250 ms", entry.Description, StringComparison.Ordinal);
        answer.SetResult(true);
    }

    [Fact]
    public async Task HangingProbes_AreAskedLessAndLessOften()
    {
        await using var health = new DependencyHealth();
        var answers = new List<TaskCompletionSource<bool>>();
        health.Ledger.Answer = _ =>
        {
            var answer = new TaskCompletionSource<bool>();
            answers.Add(answer);
            return new(answer.Task);
        };
        for (int i = 0; i < 8; i++)
        {
            await HangAsync(health);
            health.Time.Advance(TimeSpan.FromMinutes(1));
        }

        // Eight hang: 250 ms doubled eight times is 64 s, of which a minute at most is waited.
        await HangAsync(health);
        health.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HealthStatus.Unhealthy, (await health.LedgerAsync()).Status);
        Assert.Equal(9, health.Ledger.Probes);

        health.Ledger.Answer = _ => new(true);
        answers.ForEach(answer => answer.SetResult(true));
        Assert.Equal(HealthStatus.Healthy, (await health.LedgerAsync()).Status);
    }

    [Fact]
    public async Task Answer_IsKeptForTheMoment()
    {
        await using var health = new DependencyHealth();
        await health.LedgerAsync();
        health.Time.Advance(TimeSpan.FromMilliseconds(1_999));
        await health.LedgerAsync();
        Assert.Equal(1, health.Ledger.Probes);

        health.Time.Advance(TimeSpan.FromMilliseconds(1));
        await health.LedgerAsync();
        Assert.Equal(2, health.Ledger.Probes);
    }

    [Fact]
    public async Task ManyAtOnce_AskOnceAndAllGetTheAnswer()
    {
        await using var health = new DependencyHealth();
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        health.Ledger.Answer = _ => new(answer.Task);

        Task<HealthReportEntry>[] checks = [.. Enumerable.Range(0, 20).Select(_ => health.LedgerAsync())];
        await health.Ledger.AskedAsync();
        answer.SetResult(true);

        Assert.All(await Task.WhenAll(checks), entry => Assert.Equal(HealthStatus.Healthy, entry.Status));
        Assert.Equal(1, health.Ledger.Probes);
    }

    [Fact]
    public async Task WhoeverLeaves_DoesNotEndTheProbeForOthers()
    {
        await using var health = new DependencyHealth();
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationToken seen = default;
        health.Ledger.Answer = token =>
        {
            seen = token;
            return new(answer.Task);
        };
        using var impatient = new CancellationTokenSource();
        Task<HealthReport> leaving = health.CheckAsync(impatient.Token);
        await health.Ledger.AskedAsync();
        Task<HealthReportEntry> staying = health.LedgerAsync();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        Assert.False(seen.IsCancellationRequested);
        answer.SetResult(true);

        Assert.Equal(HealthStatus.Healthy, (await staying).Status);
        Assert.Equal(1, health.Ledger.Probes);
    }

    private static async Task HangAsync(DependencyHealth health)
    {
        Task<HealthReportEntry> check = health.LedgerAsync();
        await health.Ledger.AskedAsync();
        health.Time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal(HealthStatus.Unhealthy, (await check).Status);
    }
}
