using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class ReadyDuringShutdownTests
{
    private const string Check = ".AddDbContextCheck<CatalogContext>(tags: [\"ready\"])";

    [Theory]
    [InlineData("app.MapHealthEndpoints();")]
    [InlineData("app.MapHealthChecks(\"/health\");")]
    [InlineData("app.MapHealthChecks(\"/live\", new() { Predicate = _ => false });")]
    [InlineData("app.MapHealthChecks(\"/ready\"); app.Lifetime.ApplicationStopping.Register(() => { });")]
    [InlineData("app.MapHealthChecks(\"/ready\", new() { Predicate = _ => false });")]
    [InlineData("app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Contains(\"nobody\") });")]
    public Task TellsOrIsNoReadinessEndpoint_IsSilent(string endpoints) => VerifyAsync(HealthPrograms.Program(Check, endpoints));

    [Fact]
    public Task CheckThatKnowsTheLifetime_IsSilent() => VerifyAsync(
        HealthPrograms.Program(Check, "app.MapHealthChecks(\"/ready\");"),
        HealthPrograms.Web.WithFile("/0/S.cs", "public abstract class ShutdownCheck(Microsoft.Extensions.Hosting.IHostApplicationLifetime lifetime) : Check;"));

    [Theory]
    [InlineData("app.[|MapHealthChecks|](\"/ready\");")]
    [InlineData("app.MapHealthChecks(\"/live\", new() { Predicate = _ => false }); app.[|MapHealthChecks|](\"/health/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\") });")]
    public Task StaysReady_IsReported(string endpoints) => VerifyAsync(HealthPrograms.Program(Check, endpoints));

    [Fact]
    public Task Message_NamesTheEndpoint() => RuleVerifier<ReadyDuringShutdownAnalyzer>.VerifyMessageAsync(
        HealthPrograms.Program(Check, "app.{|#0:MapHealthChecks|}(\"/ready\");"),
        "'/ready' says ready until the server stops listening, so the router sends requests to an instance that is going away; use 'MapHealthEndpoints()', or answer unhealthy from 'ApplicationStopping' on",
        HealthPrograms.Web);

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<ReadyDuringShutdownAnalyzer>.VerifyAsync(source, project ?? HealthPrograms.Web);
}
