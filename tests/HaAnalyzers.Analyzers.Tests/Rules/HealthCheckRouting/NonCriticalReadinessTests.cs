using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class NonCriticalReadinessTests
{
    [Theory]
    [InlineData("checks.AddCheck<RowsCheck>(\"rows\", HealthStatus.Degraded);")]
    [InlineData("checks.AddCheck<RowsCheck>(\"rows\", failureStatus: HealthStatus.Degraded, tags: [\"ready\"]);")]
    [InlineData("checks.AddCheck<RowsCheck>(\"rows\", status);")]
    [InlineData("checks.AddCheck<AccountsCheck>(\"accounts\");")]
    [InlineData("checks.AddCheck<BothCheck>(\"both\");")]
    [InlineData("checks.AddCheck<PlainCheck>(\"plain\");")]
    [InlineData("checks.AddCheck(\"self\", () => HealthCheckResult.Healthy());")]
    public Task DegradedOrCritical_IsSilent(string statement) => VerifyAsync(Source(statement));

    [Theory]
    [InlineData("checks.[|AddCheck<RowsCheck>|](\"rows\");")]
    [InlineData("checks.[|AddCheck<RowsCheck>|](\"rows\", tags: [\"ready\"]);")]
    [InlineData("checks.[|AddCheck<RowsCheck>|](\"rows\", HealthStatus.Unhealthy);")]
    [InlineData("checks.[|AddTypeActivatedCheck<RowsCheck>|](\"rows\");")]
    [InlineData("checks.[|AddCheck<ClientCheck>|](\"rows\", failureStatus: null);")]
    public Task Unhealthy_IsReported(string statement) => VerifyAsync(Source(statement));

    [Fact]
    public Task Message_NamesCheckAndContract() => RuleVerifier<NonCriticalReadinessAnalyzer>.VerifyMessageAsync(
        Source("checks.{|#0:AddCheck<RowsCheck>|}(\"rows\");"),
        "'RowsCheck' checks non-critical 'IRows' and fails as unhealthy, so an outage that costs users little takes every instance away; pass 'failureStatus: HealthStatus.Degraded'");

    [Theory]
    [InlineData("checks.[|AddCheck<RowsCheck>|](\"rows\", tags: [\"ready\"]);", "checks.AddCheck<RowsCheck>(\"rows\", tags: [\"ready\"], failureStatus: HealthStatus.Degraded);")]
    [InlineData("checks.[|AddCheck<RowsCheck>|](\"rows\", HealthStatus.Unhealthy);", "checks.AddCheck<RowsCheck>(\"rows\", HealthStatus.Degraded);")]
    public Task Fix_ReportsDegraded(string before, string after) =>
        FixVerifier<NonCriticalReadinessAnalyzer, NonCriticalReadinessCodeFixProvider>.VerifyAsync(Source(before), Source(after));

    private static string Source(string statement) => $$"""
        using Microsoft.Extensions.Diagnostics.HealthChecks;

        public static class Setup { public static void Add(IHealthChecksBuilder checks, HealthStatus status) { {{statement}} } }

        [NonCritical("…")] public interface IRows { [OmitFallback("…")] Task PingAsync(); }
        [Critical("…")] public interface IAccounts { Task PingAsync(); }
        public sealed class Rows : IRows { public Task PingAsync() => Task.CompletedTask; }

        public abstract class Check : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default) => throw new IOException();
        }

        public sealed class RowsCheck(IRows rows, HttpClient http) : Check { public object[] All => [rows, http]; }
        public sealed class ClientCheck(Rows rows) : Check { public object All => rows; }
        public sealed class AccountsCheck(IAccounts accounts) : Check { public object All => accounts; }
        public sealed class BothCheck(IRows rows, IAccounts accounts) : Check { public object[] All => [rows, accounts]; }
        public sealed class PlainCheck : Check;
        """;

    private static Task VerifyAsync(string source) => RuleVerifier<NonCriticalReadinessAnalyzer>.VerifyAsync(source);
}
