using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class UnreachableProbeTests
{
    private const string Fallback = "builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);";

    private const string NoFallback = "builder.Services.AddAuthorization(options => options.FallbackPolicy = null);";

    [Theory]
    [InlineData("", "app.MapHealthChecks(\"/ready\");")]
    [InlineData("", "app.MapHealthChecks(\"/ready\").AllowAnonymous().DisableRateLimiting();")]
    [InlineData("", "app.MapHealthChecks(\"/ready\").RequireAuthorization(\"probes\");")]
    [InlineData("", "app.MapHealthChecks(\"/ready\").RequireAuthorization().AllowAnonymous();")]
    [InlineData("", "app.MapHealthChecks(\"/health\"); app.MapHealthChecks(\"/details\").RequireAuthorization();")]
    [InlineData("", "app.UseHealthChecks(\"/health\"); app.MapHealthChecks(\"/details\").RequireAuthorization();")]
    [InlineData("", "app.MapHealthEndpoints(); app.MapHealthChecks(\"/details\").RequireAuthorization();")]
    [InlineData("", "var health = app.MapHealthChecks(\"/ready\"); health.RequireAuthorization();")]
    [InlineData("", "app.MapHealthChecks(\"/ready\").WithMetadata(new object()).RequireAuthorization();")]
    [InlineData("", "app.MapHealthChecks(\"/ready\").RequireRateLimiting(\"a\").DisableRateLimiting();")]
    [InlineData(Fallback, "app.MapHealthChecks(\"/ready\").AllowAnonymous();")]
    [InlineData(Fallback, "app.UseHealthChecks(\"/ready\");")]
    [InlineData(Fallback, "app.MapHealthChecks(\"/ready\").RequireAuthorization(\"probes\");")]
    [InlineData(Fallback, "app.MapGroup(\"/health\").AllowAnonymous().MapHealthChecks(\"/ready\");")]
    [InlineData(NoFallback, "app.MapHealthChecks(\"/ready\");")]
    public Task ReachableOrUnknown_IsSilent(string services, string endpoint) => VerifyAsync(HealthPrograms.Program("", endpoint, services));

    [Theory]
    [InlineData("", "app.[|MapHealthChecks|](\"/ready\").RequireAuthorization();")]
    [InlineData("", "app.[|MapHealthChecks|](\"/health\").RequireAuthorization();")]
    [InlineData("", "app.MapHealthChecks(\"/health\"); app.[|MapHealthChecks|](\"/health/live\").RequireAuthorization();")]
    [InlineData("", "app.MapGroup(\"/ops\").RequireAuthorization().[|MapHealthChecks|](\"/ready\");")]
    [InlineData("", "var ops = app.MapGroup(\"/ops\"); ops.RequireAuthorization(); ops.[|MapHealthChecks|](\"/ready\").DisableHttpMetrics();")]
    [InlineData("", "app.[|MapHealthChecks|](\"/ready\").RequireRateLimiting(\"fixed\");")]
    [InlineData("", "app.MapHealthChecks(\"/ready\"); app.[|MapHealthChecks|](\"/details\").RequireRateLimiting(\"fixed\");")]
    [InlineData(Fallback, "app.[|MapHealthChecks|](\"/ready\");")]
    [InlineData(Fallback, "app.[|MapHealthChecks|](\"/health\").DisableHttpMetrics();")]
    [InlineData("builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());", "app.[|MapHealthChecks|](\"/ready\");")]
    public Task TurnsProbesAway_IsReported(string services, string endpoint) => VerifyAsync(HealthPrograms.Program("", endpoint, services));

    [Theory]
    [InlineData("", ".RequireAuthorization()", "'/ready' demands credentials, so a probe is answered 401 and the instance is taken for broken; let it be asked without")]
    [InlineData(Fallback, "", "'/ready' demands credentials, so a probe is answered 401 and the instance is taken for broken; add 'AllowAnonymous()'")]
    [InlineData("", ".RequireRateLimiting(\"a\")", "'/ready' has a rate limit, so a probe is answered 429 or 503 under load and the instance is taken for broken; replace 'RequireRateLimiting' by 'DisableRateLimiting()'")]
    public Task Message_SaysWhatTurnsTheProbeAway(string services, string conventions, string message) => RuleVerifier<UnreachableProbeAnalyzer>.VerifyMessageAsync(
        HealthPrograms.Program("", $"app.{{|#0:MapHealthChecks|}}(\"/ready\"){conventions};", services), message, HealthPrograms.Web);

    [Theory]
    [InlineData(Fallback, "app.[|MapHealthChecks|](\"/ready\");\napp.[|MapHealthChecks|](\"/live\").DisableHttpMetrics();", "app.MapHealthChecks(\"/ready\").AllowAnonymous();\napp.MapHealthChecks(\"/live\").DisableHttpMetrics().AllowAnonymous();")]
    [InlineData("", "app.[|MapHealthChecks|](\"/ready\").RequireAuthorization().DisableHttpMetrics();", "app.MapHealthChecks(\"/ready\").AllowAnonymous().DisableHttpMetrics();")]
    [InlineData("", "app.[|MapHealthChecks|](\"/ready\").RequireRateLimiting(\"fixed\");", "app.MapHealthChecks(\"/ready\").DisableRateLimiting();")]
    [InlineData("", "app.MapGroup(\"/ops\").RequireAuthorization().[|MapHealthChecks|](\"/ready\");", "app.MapGroup(\"/ops\").RequireAuthorization().MapHealthChecks(\"/ready\").AllowAnonymous();")]
    public Task Fix_LetsProbesIn(string services, string before, string after) => FixVerifier<UnreachableProbeAnalyzer, UnreachableProbeCodeFixProvider>.VerifyAsync(
        HealthPrograms.Program("", before, services), HealthPrograms.Program("", after, services), project: HealthPrograms.Web);

    private static Task VerifyAsync(string source) => RuleVerifier<UnreachableProbeAnalyzer>.VerifyAsync(source, HealthPrograms.Web);
}
