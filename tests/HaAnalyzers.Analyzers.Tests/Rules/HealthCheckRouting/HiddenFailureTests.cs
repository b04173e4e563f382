using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class HiddenFailureTests
{
    [Theory]
    [InlineData("catch (Exception e) { return HealthCheckResult.Unhealthy(\"away\", e); }")]
    [InlineData("catch (Exception e) { return HealthCheckResult.Degraded(\"away\", e); }")]
    [InlineData("catch (Exception e) { return new HealthCheckResult(context.Registration.FailureStatus, exception: e); }")]
    [InlineData("catch (OperationCanceledException) { return HealthCheckResult.Healthy(); }")]
    [InlineData("catch (HttpRequestException e) { return e.StatusCode == System.Net.HttpStatusCode.Unauthorized ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(); }")]
    [InlineData("catch (Exception e) { if (e is IOException) { throw; } return HealthCheckResult.Healthy(); }")]
    [InlineData("catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound) { return HealthCheckResult.Healthy(); }")]
    [InlineData("finally { Console.WriteLine(); }")]
    public Task FailureIsTold_IsSilent(string handler) => VerifyAsync(Check(handler));

    [Fact]
    public Task OutsideOfAHealthCheck_IsSilent() => VerifyAsync("""
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        public static class Other
        {
            public static HealthCheckResult Ask(Func<int> ask)
            {
                try { return ask() > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(); }
                catch (Exception) { return HealthCheckResult.Healthy(); }
            }
        }
        """);

    [Theory]
    [InlineData("catch (Exception) { [|return HealthCheckResult.Healthy();|] }")]
    [InlineData("catch (HttpRequestException e) { Console.WriteLine(e); [|return HealthCheckResult.Healthy(\"not reachable\");|] }")]
    [InlineData("catch { [|return new HealthCheckResult(HealthStatus.Healthy);|] }")]
    public Task FailureIsHidden_IsReported(string handler) => VerifyAsync(Check(handler));

    [Fact]
    public Task Message_NamesTheCheck() => RuleVerifier<HiddenFailureAnalyzer>.VerifyMessageAsync(
        Check("catch (Exception) { {|#0:return HealthCheckResult.Healthy();|} }"),
        "'ServiceCheck' catches the failure it is there to find and answers healthy; answer unhealthy, or degraded where the program can do without");

    private static string Check(string handler) => $$"""
        using Microsoft.Extensions.Diagnostics.HealthChecks;

        public sealed class ServiceCheck(HttpClient http) : IHealthCheck
        {
            public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default)
            {
                try
                {
                    await http.GetAsync("/", token);
                    return HealthCheckResult.Healthy();
                }
                {{handler}}
            }
        }
        """;

    private static Task VerifyAsync(string source) => RuleVerifier<HiddenFailureAnalyzer>.VerifyAsync(source);
}
