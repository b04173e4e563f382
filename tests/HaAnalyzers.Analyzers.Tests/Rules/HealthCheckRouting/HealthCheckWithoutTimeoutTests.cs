using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class HealthCheckWithoutTimeoutTests
{
    [Theory]
    [InlineData("checks.AddCheck<DatabaseCheck>(\"database\", timeout: TimeSpan.FromSeconds(3));")]
    [InlineData("checks.AddCheck(\"self\", () => HealthCheckResult.Healthy());")]
    [InlineData("checks.AddCheck(\"self\", token => HealthCheckResult.Healthy(), [\"live\"]);")]
    [InlineData("checks.AddAsyncCheck(\"ping\", async token => HealthCheckResult.Healthy(), timeout: TimeSpan.FromSeconds(1));")]
    [InlineData("checks.AddCheck<StartedCheck>(\"started\");")]
    [InlineData("checks.AddCheck(\"started\", new StartedCheck());")]
    [InlineData("checks.AddCheck<WarmCheck<int>>(\"warm\");")]
    [InlineData("checks.Add(new HealthCheckRegistration(\"database\", new DatabaseCheck(), null, null, TimeSpan.FromSeconds(1)));")]
    [InlineData("checks.Add(new HealthCheckRegistration(\"database\", new DatabaseCheck(), null, null) { Timeout = TimeSpan.FromSeconds(1) });")]
    [InlineData("checks.Add(new HealthCheckRegistration(\"started\", new StartedCheck(), null, null));")]
    [InlineData("var known = new HealthCheckRegistration(\"database\", new DatabaseCheck(), null, null); checks.Add(known);")]
    [InlineData("checks.AddOurs();")]
    [InlineData("checks.Add(new HealthCheckRegistration(\"database\", new DatabaseCheck(), null, null, Timeout.InfiniteTimeSpan) { Timeout = TimeSpan.FromSeconds(1) });")]
    public Task TimeoutOrAtOnce_IsSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("checks.[|AddCheck<DatabaseCheck>|](\"database\");")]
    [InlineData("checks.[|AddCheck<DatabaseCheck>|](\"database\", HealthStatus.Unhealthy, [\"ready\"], timeout: null);")]
    [InlineData("checks.[|AddCheck|](\"database\", new DatabaseCheck());")]
    [InlineData("checks.[|AddCheck<PassingOnCheck>|](\"passing on\");")]
    [InlineData("checks.[|AddAsyncCheck|](\"ping\", async token => HealthCheckResult.Healthy());")]
    [InlineData("checks.[|Add|](new HealthCheckRegistration(\"database\", new DatabaseCheck(), null, [\"ready\"]));")]
    [InlineData("checks.[|Add|](new HealthCheckRegistration(\"database\", _ => new DatabaseCheck(), null, null, timeout: null));")]
    [InlineData("checks.[|AddCheck<DatabaseCheck>|](\"database\", timeout: Timeout.InfiniteTimeSpan);")]
    [InlineData("checks.[|AddAsyncCheck|](\"ping\", async token => HealthCheckResult.Healthy(), timeout: TimeSpan.FromMilliseconds(-1));")]
    [InlineData("checks.[|Add|](new HealthCheckRegistration(\"database\", new DatabaseCheck(), null, null, TimeSpan.FromSeconds(1)) { Timeout = Timeout.InfiniteTimeSpan });")]
    public Task NoTimeout_IsReported(string statement) => VerifyAsync(statement);

    [Fact]
    public Task Message_NamesTheCheck() => RuleVerifier<HealthCheckWithoutTimeoutAnalyzer>.VerifyMessageAsync(
        Source("checks.{|#0:AddCheck<DatabaseCheck>|}(\"database\");"),
        "Check 'database' may hang as long as its dependency does, and the endpoint waits for it; pass a 'timeout' shorter than that of the probe");

    [Theory]
    [InlineData("checks.[|AddCheck<DatabaseCheck>|](\"database\");", "checks.AddCheck<DatabaseCheck>(\"database\", timeout: TimeSpan.FromSeconds(1));")]
    [InlineData("checks.[|AddCheck<DatabaseCheck>|](\"database\", timeout: null, tags: []);", "checks.AddCheck<DatabaseCheck>(\"database\", timeout: TimeSpan.FromSeconds(1), tags: []);")]
    [InlineData("checks.[|Add|](new HealthCheckRegistration(\"a\", new DatabaseCheck(), null, null));", "checks.Add(new HealthCheckRegistration(\"a\", new DatabaseCheck(), null, null, timeout: TimeSpan.FromSeconds(1)));")]
    [InlineData("checks.[|Add|](new(\"a\", new DatabaseCheck(), null, null, null));", "checks.Add(new(\"a\", new DatabaseCheck(), null, null, TimeSpan.FromSeconds(1)));")]
    [InlineData("checks.[|AddAsyncCheck|](\"a\", () => Task.FromResult(HealthCheckResult.Healthy()));", "checks.AddAsyncCheck(\"a\", () => Task.FromResult(HealthCheckResult.Healthy()), timeout: TimeSpan.FromSeconds(1));")]
    [InlineData("checks.[|AddCheck<DatabaseCheck>|](\"database\", timeout: Timeout.InfiniteTimeSpan);", "checks.AddCheck<DatabaseCheck>(\"database\", timeout: TimeSpan.FromSeconds(1));")]
    [InlineData("checks.[|Add|](new HealthCheckRegistration(\"a\", new DatabaseCheck(), null, null) { Timeout = Timeout.InfiniteTimeSpan });", "checks.Add(new HealthCheckRegistration(\"a\", new DatabaseCheck(), null, null) { Timeout = TimeSpan.FromSeconds(1) });")]
    public Task Fix_GivesItASecond(string before, string after) =>
        FixVerifier<HealthCheckWithoutTimeoutAnalyzer, HealthCheckWithoutTimeoutCodeFixProvider>.VerifyAsync(Source(before), Source(after));

    private static string Source(string statement) => $$"""
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        #pragma warning disable CS1998

        public static class Setup
        {
            public static void Add(IHealthChecksBuilder checks) { {{statement}} }

            public static IHealthChecksBuilder AddOurs(this IHealthChecksBuilder checks) => checks;
        }

        public sealed class DatabaseCheck : IHealthCheck
        {
            public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default) => throw new IOException();
        }

        public class StartedCheck : IHealthCheck
        {
            public bool IsStarted { get; set; }

            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default)
            {
                if (!IsStarted)
                {
                    return Task.FromResult(HealthCheckResult.Unhealthy());
                }

                return Task.FromResult(HealthCheckResult.Healthy());
            }
        }

        public sealed class WarmCheck<T> : StartedCheck;

        public sealed class PassingOnCheck : IHealthCheck
        {
            private readonly DatabaseCheck _database = new();

            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default) =>
                context.Registration.Tags.Count > 0 ? _database.CheckHealthAsync(context, token) : Task.FromResult(HealthCheckResult.Healthy());
        }
        """;

    private static Task VerifyAsync(string statement) => RuleVerifier<HealthCheckWithoutTimeoutAnalyzer>.VerifyAsync(Source(statement));
}
