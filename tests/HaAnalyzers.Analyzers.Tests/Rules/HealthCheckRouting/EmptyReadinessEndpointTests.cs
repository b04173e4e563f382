using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class EmptyReadinessEndpointTests
{
    private const string Tagged = ".AddDbContextCheck<CatalogContext>(tags: [\"ready\"])";

    private const string Untagged = ".AddDbContextCheck<CatalogContext>()";

    [Theory]
    [InlineData(Tagged, "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\") });")]
    [InlineData(Untagged, "app.MapHealthChecks(\"/ready\");")]
    [InlineData(Untagged, "app.MapHealthChecks(\"/ready\", new() { Predicate = _ => true });")]
    [InlineData(Untagged, "app.MapHealthChecks(\"/ready\", new() { Predicate = check => !check.Tags.Contains(\"live\") });")]
    [InlineData(Untagged, "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Name != \"self\" });")]
    [InlineData(Untagged, "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Name == nameof(CatalogContext) });")]
    [InlineData(Untagged, "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Name.EndsWith(\"context\", StringComparison.OrdinalIgnoreCase) });")]
    [InlineData(Untagged, "app.MapHealthChecks(\"/ready\", new() { Predicate = check => new[] { \"CatalogContext\" }.Contains(check.Name) });")]
    [InlineData(Untagged, "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Count == 0 });")]
    [InlineData(Untagged, "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Timeout > TimeSpan.Zero });")]
    [InlineData(".AddDbContextCheck<CatalogContext>(tags: HealthTags.All)", "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Contains(HealthTags.Ready) });")]
    [InlineData(".AddDbContextCheck<CatalogContext>(tags: new List<string> { \"READY\" })", "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\", StringComparer.OrdinalIgnoreCase) });")]
    [InlineData(".AddDbContextCheck<CatalogContext>(tags: args)", "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\") });")]
    [InlineData(Tagged, "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Any(tag => tag == \"ready\") });")]
    [InlineData(Untagged, "var options = new HealthCheckOptions { Predicate = _ => false }; options.Predicate = null; app.MapHealthChecks(\"/ready\", options);")]
    [InlineData(Untagged, "app.MapHealthChecks(\"/ready\", Options()); static HealthCheckOptions Options() => new() { Predicate = _ => false };")]
    public Task RunsOrMayRunACheck_IsSilent(string checks, string endpoint) => VerifyAsync(HealthPrograms.Program(checks, endpoint));

    [Theory]
    [InlineData("app.MapHealthChecks(\"/health\", new() { Predicate = check => check.Tags.Contains(\"ready\") });")]
    [InlineData("app.MapHealthChecks(\"/live\", new() { Predicate = _ => false });")]
    [InlineData("app.MapHealthChecks(\"/already\", new() { Predicate = _ => false });")]
    public Task NotAReadinessEndpoint_IsSilent(string endpoint) => VerifyAsync(HealthPrograms.Program(Untagged, endpoint));

    [Theory]
    [InlineData(".Add(new HealthCheckRegistration(\"a\", (IHealthCheck)null!, null, [\"ready\"]))")]
    [InlineData(".AddThem()")]
    public Task ChecksFromElsewhere_AreSilent(string checks) => VerifyAsync(
        HealthPrograms.Program(checks, "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\") });"),
        HealthPrograms.Web.WithProject(
            "Defaults",
            "namespace Microsoft.Extensions.DependencyInjection; public static class Defaults { public static IHealthChecksBuilder AddThem(this IHealthChecksBuilder builder, int number = 0) => builder.AddCheck(\"a\", () => default, [\"ready\"]); public static void AddDefaults(this IServiceCollection services) => services.AddHealthChecks(); }"));

    [Fact]
    public Task ServiceDefaultsOfAnotherProject_AreSilent() => VerifyAsync(
        HealthPrograms.Program("", "app.MapHealthChecks(\"/ready\");", "builder.Services.AddDbContext<CatalogContext>(); builder.Services.AddDefaults();"),
        HealthPrograms.Web.WithProject(
            "Defaults", "namespace Microsoft.Extensions.DependencyInjection; public static class Defaults { public static void AddDefaults(this IServiceCollection services) => services.AddHealthChecks().AddCheck(\"a\", () => default); }"));

    [Fact]
    public Task NothingToBeReadyFor_IsSilent() => VerifyAsync(
        HealthPrograms.Program(".AddCheck(\"self\", () => HealthCheckResult.Healthy())", "app.MapHealthChecks(\"/ready\", new() { Predicate = _ => false });", ""),
        TestProject.Executable.WithFile("/0/Usings.cs", "global using Microsoft.AspNetCore.Diagnostics.HealthChecks; global using Microsoft.Extensions.Diagnostics.HealthChecks;"));

    [Fact]
    public Task Library_IsSilent() => VerifyAsync(
        "public static class Setup { public static void Map(WebApplication app) => app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\") }); public static void Add(IServiceCollection services) => services.AddHealthChecks().AddDbContextCheck<CatalogContext>(); }",
        HealthPrograms.Web with { OutputKind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary });

    [Theory]
    [InlineData(Untagged, "app.[|MapHealthChecks|](\"/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\") });")]
    [InlineData(Untagged, "app.[|MapHealthChecks|](\"/readyz\", new HealthCheckOptions { Predicate = check => check.Tags.Any(tag => tag.Equals(\"ready\")) });")]
    [InlineData(Untagged, "app.[|MapHealthChecks|](\"/health/readiness\", new() { Predicate = Filter }); static bool Filter(HealthCheckRegistration check) => check.Tags.Contains(HealthTags.Ready);")]
    [InlineData(Untagged, "var options = new HealthCheckOptions { Predicate = _ => false }; app.[|MapHealthChecks|](\"/ready\", options);")]
    [InlineData(Untagged, "app.[|UseHealthChecks|](\"/ready\", new HealthCheckOptions { Predicate = check => check.Tags.Any() });")]
    [InlineData(Untagged, "var health = app.MapGroup(\"/health\"); health.[|MapHealthChecks|](\"ready\", new() { Predicate = check => check.Name == \"database\" || check.Tags.Contains(\"db\") });")]
    [InlineData(Untagged, "app.MapGroup(\"/ready\").[|MapHealthChecks|](\"\", new() { Predicate = _ => false });")]
    [InlineData(".AddDbContextCheck<CatalogContext>(\"catalog\", tags: new[] { \"db\" })", "app.[|MapHealthChecks|](\"/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\") && check.Name != \"a\" });")]
    [InlineData("", "app.[|MapHealthChecks|](\"/ready\");")]
    [InlineData(".AddCheck(\"self\", () => HealthCheckResult.Healthy(), [\"live\"])", "app.[|MapHealthChecks|](\"/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\") });")]
    public Task RunsNoCheck_IsReported(string checks, string endpoint) => VerifyAsync(HealthPrograms.Program(checks, endpoint));

    [Theory]
    [InlineData(
        Untagged, "'/ready' runs no check and says ready whatever has happened to what check 'CatalogContext' looks at; no registered check has the tag 'ready'")]
    [InlineData("", "'/ready' runs no check and says ready whatever has happened to 'IAccounts'; register a check that exercises it")]
    public Task Message_NamesWhatIsNotLookedAt(string checks, string message) => RuleVerifier<EmptyReadinessEndpointAnalyzer>.VerifyMessageAsync(
        HealthPrograms.Program(checks, "app.{|#0:MapHealthChecks|}(\"/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\") });"), message, HealthPrograms.Web);

    [Theory]
    [InlineData(
        Untagged,
        "app.[|MapHealthChecks|](\"/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\") });",
        ".AddDbContextCheck<CatalogContext>(tags: new[] { \"ready\" })",
        "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Contains(\"ready\") });")]
    [InlineData(
        ".AddDbContextCheck<CatalogContext>(\"catalog\").AddCheck<DiskCheck>(\"disk\").AddCheck(\"self\", () => HealthCheckResult.Healthy())",
        "app.[|MapHealthChecks|](\"/ready\", new() { Predicate = check => check.Tags.Contains(HealthTags.Ready) });",
        ".AddDbContextCheck<CatalogContext>(\"catalog\", tags: new[] { \"ready\" }).AddCheck<DiskCheck>(\"disk\", tags: new[] { \"ready\" }).AddCheck(\"self\", () => HealthCheckResult.Healthy())",
        "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Tags.Contains(HealthTags.Ready) });")]
    [InlineData(
        Untagged,
        "app.[|MapHealthChecks|](\"/ready\", new HealthCheckOptions { Predicate = _ => false });",
        ".AddDbContextCheck<CatalogContext>(tags: new[] { \"ready\" })",
        "app.MapHealthChecks(\"/ready\", new HealthCheckOptions { Predicate = check => check.Tags.Contains(\"ready\") });")]
    public Task Fix_TagsTheChecksAndSelectsThem(string checks, string endpoint, string fixedChecks, string fixedEndpoint) =>
        FixVerifier<EmptyReadinessEndpointAnalyzer, EmptyReadinessEndpointCodeFixProvider>.VerifyAsync(
            HealthPrograms.Program(checks, endpoint), HealthPrograms.Program(fixedChecks, fixedEndpoint), project: HealthPrograms.Web);

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<EmptyReadinessEndpointAnalyzer>.VerifyAsync(source, project ?? HealthPrograms.Web);
}
