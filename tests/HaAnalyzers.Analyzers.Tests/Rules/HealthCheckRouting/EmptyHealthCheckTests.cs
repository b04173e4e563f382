using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class EmptyHealthCheckTests
{
    [Theory]
    [InlineData("DatabaseCheck", "Task.FromResult(DateTime.Now.Ticks > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded())")]
    [InlineData("DatabaseCheck", "throw new InvalidOperationException()")]
    [InlineData("DatabaseCheck", "AskAsync()")]
    [InlineData("DatabaseCheck", "Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus))")]
    [InlineData("DatabaseCheck", "Task.FromResult(new HealthCheckResult(_ready ? HealthStatus.Healthy : HealthStatus.Unhealthy))")]
    [InlineData("SelfCheck", "Task.FromResult(HealthCheckResult.Healthy())")]
    [InlineData("LivenessHealthCheck", "Task.FromResult(HealthCheckResult.Healthy())")]
    public Task CanFailOrIsLiveness_IsSilent(string name, string answer) => VerifyAsync(Check(name, $"CheckHealthAsync({Parameters}) => {answer};"));

    [Theory]
    [InlineData("await http.GetAsync(\"/\"); return HealthCheckResult.Healthy();")]
    [InlineData("if (!_ready) { return HealthCheckResult.Unhealthy(); } await Task.Yield(); return HealthCheckResult.Healthy();")]
    [InlineData("try { await http.GetAsync(\"/\"); return HealthCheckResult.Healthy(); } catch (Exception) { return HealthCheckResult.Healthy(); }")]
    public Task Exercises_IsSilent(string body) => VerifyAsync(Check("ServiceCheck", $"CheckHealthAsync({Parameters}) {{ {body} }}", "async "));

    [Fact]
    public Task MethodOfTheSameName_IsSilent() => VerifyAsync(
        "using Microsoft.Extensions.Diagnostics.HealthChecks; public class Other { public Task<HealthCheckResult> CheckHealthAsync() => Task.FromResult(HealthCheckResult.Healthy()); }");

    [Theory]
    [InlineData("Task.FromResult(HealthCheckResult.Healthy())")]
    [InlineData("Task.FromResult(HealthCheckResult.Healthy(\"the database is fine\"))")]
    [InlineData("Task.FromResult(_ready ? HealthCheckResult.Healthy(\"a\") : HealthCheckResult.Healthy(\"b\"))")]
    [InlineData("Task.FromResult(new HealthCheckResult(HealthStatus.Healthy))")]
    public Task AlwaysHealthy_IsReported(string answer) => VerifyAsync(Check("DatabaseCheck", $"[|CheckHealthAsync|]({Parameters}) => {answer};"));

    [Fact]
    public Task AlwaysHealthyWithLog_IsReported() => VerifyAsync(Check(
        "DatabaseCheck", $"[|CheckHealthAsync|]({Parameters}) {{ logger.LogInformation(\"checked\"); return Task.FromResult(HealthCheckResult.Healthy()); }}"));

    [Fact]
    public Task AlwaysHealthyAfterNothingAwaited_IsReported() => VerifyAsync(Check(
        "DatabaseCheck", $"[|CheckHealthAsync|]({Parameters}) {{ await Task.CompletedTask; return HealthCheckResult.Healthy(); }}", "async "));

    [Fact]
    public Task Message_NamesTheCheck() => RuleVerifier<EmptyHealthCheckAnalyzer>.VerifyMessageAsync(
        Check("DatabaseCheck", $"{{|#0:CheckHealthAsync|}}({Parameters}) => Task.FromResult(HealthCheckResult.Healthy());"),
        "'DatabaseCheck' answers healthy without having looked at anything, so what it is named after can be gone and nobody is told; exercise it, or remove the check");

    private const string Parameters = "HealthCheckContext context, CancellationToken token = default";

    private static string Check(string name, string method, string modifier = "") => $$"""
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        using Microsoft.Extensions.Logging;

        public class {{name}}(HttpClient http, ILogger logger) : IHealthCheck
        {
            private readonly bool _ready = http is not null && logger is not null;

            public {{modifier}}Task<HealthCheckResult> {{method}}

            protected Task<HealthCheckResult> AskAsync() => Task.FromResult(HealthCheckResult.Unhealthy());
        }
        """;

    private static Task VerifyAsync(string source) => RuleVerifier<EmptyHealthCheckAnalyzer>.VerifyAsync(source);
}
