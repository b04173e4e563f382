using HaAnalyzers.Analyzers.Rules.LoadShedding;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.LoadShedding;

namespace HaAnalyzers.Analyzers.Tests.Rules.LoadShedding;

public sealed class ShedProbeTests
{
    private const string Global =
        "builder.Services.AddHealthChecks(); builder.Services.AddRateLimiter(options => options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.GetConcurrencyLimiter(0, _ => new() { PermitLimit = 10 })));";

    private const string WithException =
        "builder.Services.AddHealthChecks(); builder.Services.AddRateLimiter(options => options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(context => context.Request.Path == \"/health\" ? RateLimitPartition.GetNoLimiter(0) : RateLimitPartition.GetConcurrencyLimiter(1, _ => new() { PermitLimit = 10 })));";

    [Theory]
    [InlineData(Global, "app.UseRateLimiter(); app.MapHealthChecks(\"/health\").DisableRateLimiting();")]
    [InlineData(Global, "app.UseRateLimiter(); app.MapHealthChecks(\"/health\").RequireHost(\"*:8081\");")]
    [InlineData(Global, "app.UseRateLimiter(); var health = app.MapHealthChecks(\"/health\"); health.DisableRateLimiting();")]
    [InlineData(Global, "app.UseRateLimiter(); var ops = app.MapGroup(\"/ops\").DisableRateLimiting(); ops.MapHealthChecks(\"/health\");")]
    [InlineData(Global, "app.UseRateLimiter(); app.MapGroup(\"/ops\").DisableRateLimiting().MapHealthEndpoints();")]
    [InlineData(Global, "app.UseRateLimiter(); app.MapGet(\"/\", () => 1);")]
    [InlineData(WithException, "app.UseRateLimiter(); app.MapHealthChecks(\"/health\");")]
    [InlineData("builder.Services.AddHealthChecks(); builder.Services.AddRateLimiter(options => options.AddConcurrencyLimiter(\"a\", limiter => { }));", "app.UseRateLimiter(); app.MapHealthChecks(\"/health\");")]
    public Task ExemptOrUnlimited_IsSilent(string services, string pipeline) => VerifyAsync(SheddingPrograms.Program(services, pipeline));

    [Theory]
    [InlineData("app.UseRateLimiter(); app.[|MapHealthChecks|](\"/health\");")]
    [InlineData("app.UseRateLimiter(); app.[|MapHealthChecks|](\"/health\").AllowAnonymous();")]
    public Task LimitedWithTheTraffic_IsReported(string pipeline) => VerifyAsync(SheddingPrograms.Program(Global, pipeline));

    [Fact]
    public Task Message_NamesTheEndpoint() => RuleVerifier<ShedProbeAnalyzer>.VerifyMessageAsync(
        SheddingPrograms.Program(Global, "app.UseRateLimiter(); app.{|#0:MapHealthChecks|}(\"/health\");"),
        "'/health' is limited with the traffic: under load its probes are rejected, and a busy instance is taken for a broken one; exempt it with 'DisableRateLimiting()'",
        SheddingPrograms.Web);

    [Fact]
    public Task Fix_ExemptsTheEndpoint() => FixVerifier<ShedProbeAnalyzer, ShedProbeCodeFixProvider>.VerifyAsync(
        SheddingPrograms.Program(Global, "app.UseRateLimiter();\napp.[|MapHealthChecks|](\"/health\").AllowAnonymous();"),
        SheddingPrograms.Program(Global, "app.UseRateLimiter();\napp.MapHealthChecks(\"/health\").AllowAnonymous().DisableRateLimiting();"),
        project: SheddingPrograms.Web);

    private static Task VerifyAsync(string source) => RuleVerifier<ShedProbeAnalyzer>.VerifyAsync(source, SheddingPrograms.Web);
}
