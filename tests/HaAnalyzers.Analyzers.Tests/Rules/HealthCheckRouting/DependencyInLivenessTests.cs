using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class DependencyInLivenessTests
{
    private const string Database = ".AddDbContextCheck<CatalogContext>(tags: [\"ready\"])";

    [Theory]
    [InlineData(Database, "app.MapHealthChecks(\"/live\", new() { Predicate = _ => false });")]
    [InlineData(Database, "app.MapHealthChecks(\"/alive\", new() { Predicate = check => check.Tags.Contains(\"live\") });")]
    [InlineData(Database, "app.MapHealthChecks(\"/livez\", new() { Predicate = check => check.Name.Contains(\"self\") });")]
    [InlineData(Database, "app.MapHealthChecks(\"/live\", new() { Predicate = check => check.Tags.Contains(args[0]) });")]
    [InlineData(Database, "app.MapHealthChecks(\"/health\");")]
    [InlineData(Database, "app.MapHealthChecks(\"/healthz\"); app.MapHealthChecks(\"/ready\");")]
    [InlineData(Database, "app.MapHealthChecks(\"/delivery\");")]
    [InlineData(Database, "app.MapHealthChecks(\"/live\", new() { ResultStatusCodes = { [HealthStatus.Unhealthy] = 200 } });")]
    [InlineData(".AddDbContextCheck<CatalogContext>(tags: args)", "app.MapHealthChecks(\"/live\", new() { Predicate = check => check.Tags.Contains(\"live\") });")]
    [InlineData(".AddDbContextCheck<CatalogContext>(failureStatus: HealthStatus.Degraded)", "app.MapHealthChecks(\"/live\");")]
    [InlineData(".AddCheck(\"self\", () => HealthCheckResult.Healthy(), [\"live\"])", "app.MapHealthChecks(\"/live\", new() { Predicate = check => check.Tags.Contains(\"live\") });")]
    [InlineData(".AddCheck<DiskCheck>(\"disk\").AddDiskStorageHealthCheck()", "app.MapHealthChecks(\"/live\");")]
    [InlineData(".AddCheck<ScopeCheck>(\"scope\")", "app.MapHealthChecks(\"/live\");")]
    public Task RunsNoDependencyOrNobodyCanKnow_IsSilent(string checks, string endpoint) => VerifyAsync(HealthPrograms.Program(checks, endpoint));

    [Fact]
    public Task LocalDatabase_IsSilent() => VerifyAsync(HealthPrograms.Program(
        Database, "app.MapHealthChecks(\"/live\");", "builder.Services.AddDbContext<CatalogContext>(options => options.UseInMemoryDatabase(\"catalog\"));"),
        HealthPrograms.Web.WithFile("/0/InMemory.cs", "public static class InMemory { public static void UseInMemoryDatabase(this DbContextOptionsBuilder options, string name) { } }"));

    [Theory]
    [InlineData(Database, "app.[|MapHealthChecks|](\"/live\");")]
    [InlineData(Database, "app.[|UseHealthChecks|](\"/health/live\");")]
    [InlineData(Database, "app.[|MapHealthChecks|](\"/liveness\", new() { Predicate = check => check.Tags.Contains(\"ready\") }).AllowAnonymous();")]
    [InlineData(Database, "app.[|MapHealthChecks|](\"/livez\", new() { Predicate = check => !check.Name.StartsWith(\"self\") });")]
    [InlineData(".AddNpgSql(\"Host=db\")", "app.MapGroup(\"/health\").[|MapHealthChecks|](\"/live\");")]
    [InlineData(".AddRedis(\"cache:6379\", tags: [\"live\"])", "app.[|MapHealthChecks|](\"/alive\", new() { Predicate = check => check.Tags.Contains(\"live\") });")]
    [InlineData(".AddCheck<ShopCheck>(\"shop\")", "app.[|MapHealthChecks|](\"/live\");")]
    [InlineData(".AddCheck<AccountsCheck>(\"accounts\", tags: [\"live\"])", "app.[|MapHealthChecks|](\"/live\", new() { Predicate = check => check.Tags.Contains(\"live\") });")]
    [InlineData(".AddTypeActivatedCheck<CatalogCheck>(\"catalog\")", "app.[|MapHealthChecks|](\"/live\");")]
    public Task RunsADependency_IsReported(string checks, string endpoint) => VerifyAsync(HealthPrograms.Program(checks, endpoint));

    [Fact]
    public Task LibraryThatAddsAndMaps_IsReported() => VerifyAsync(
        "public static class Setup { public static void Map(WebApplication app) => app.[|MapHealthChecks|](\"/live\"); public static void Add(IServiceCollection services) => services.AddHealthChecks().AddDbContextCheck<CatalogContext>(); }",
        HealthPrograms.Web with { OutputKind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary });

    [Fact]
    public Task Message_NamesEndpointCheckAndDependency() => RuleVerifier<DependencyInLivenessAnalyzer>.VerifyMessageAsync(
        HealthPrograms.Program(".AddNpgSql(\"Host=db\", \"database\")", "app.{|#0:MapHealthChecks|}(\"/live\");"),
        "'/live' is asked whether to restart the instance and runs check 'database' ('AddNpgSql'): its outage restarts every instance, which mends nothing; set 'Predicate = _ => false'",
        HealthPrograms.Web);

    [Theory]
    [InlineData("app.[|MapHealthChecks|](\"/live\");", "app.MapHealthChecks(\"/live\", new HealthCheckOptions { Predicate = _ => false });")]
    [InlineData(
        "app.[|MapHealthChecks|](\"/live\", new() { Predicate = check => check.Tags.Contains(\"ready\"), AllowCachingResponses = false }).AllowAnonymous();",
        "app.MapHealthChecks(\"/live\", new() { Predicate = _ => false, AllowCachingResponses = false }).AllowAnonymous();")]
    [InlineData(
        "app.[|MapHealthChecks|](\"/live\", new HealthCheckOptions { AllowCachingResponses = false });",
        "app.MapHealthChecks(\"/live\", new HealthCheckOptions { Predicate = _ => false, AllowCachingResponses = false });")]
    [InlineData("app.[|MapHealthChecks|](\"/live\", new HealthCheckOptions());", "app.MapHealthChecks(\"/live\", new HealthCheckOptions() { Predicate = _ => false });")]
    [InlineData(
        "app.[|UseHealthChecks|](\"/live\"); app.[|MapHealthChecks|](\"/alive\");",
        "app.UseHealthChecks(\"/live\", new HealthCheckOptions { Predicate = _ => false }); app.MapHealthChecks(\"/alive\", new HealthCheckOptions { Predicate = _ => false });")]
    public Task Fix_RunsNoCheck(string before, string after) => FixVerifier<DependencyInLivenessAnalyzer, DependencyInLivenessCodeFixProvider>.VerifyAsync(
        HealthPrograms.Program(Database, before), HealthPrograms.Program(Database, after), project: HealthPrograms.Web);

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<DependencyInLivenessAnalyzer>.VerifyAsync(source, project ?? HealthPrograms.Web);
}
