using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class UncheckedDependencyTests
{
    private const string Self = ".AddCheck(\"self\", () => HealthCheckResult.Healthy())";

    private const string Health = "app.MapHealthChecks(\"/health\");";

    private const string Context = "builder.Services.AddDbContext<CatalogContext>(options => options.UseNpgsql());";

    private const string Reported = "builder.Services.[|AddDbContext<CatalogContext>|](options => options.UseNpgsql());";

    [Theory]
    [InlineData(".AddDbContextCheck<CatalogContext>()")]
    [InlineData(".AddNpgSql(\"Host=db\")")]
    [InlineData(".AddCheck<CatalogCheck>(\"catalog\")")]
    [InlineData(".AddTypeActivatedCheck<CatalogCheck>(\"catalog\")")]
    [InlineData(".AddCheck<ScopeCheck>(\"scope\")")]
    [InlineData(".AddCheck<DiskCheck>(\"disk\")")]
    [InlineData(".AddCheck(\"database\", () => Ask())")]
    [InlineData(".AddAsyncCheck(\"database\", async () => { await Task.Yield(); return HealthCheckResult.Healthy(); })")]
    [InlineData(".AddThem()")]
    [InlineData("")]
    public Task ExercisedOrNobodyCanKnow_IsSilent(string checks) => VerifyAsync(
        HealthPrograms.Program(checks, Health + " static HealthCheckResult Ask() => default;", Context),
        HealthPrograms.Web.WithFile("/0/Them.cs", "public static class Them { public static IHealthChecksBuilder AddThem(this IHealthChecksBuilder builder) => builder.AddDbContextCheck<CatalogContext>(); }"));

    [Theory]
    [InlineData("builder.Services.AddDbContextFactory<OrdersContext>(options => options.UseNpgsql());", ".AddCheck<OrdersFactoryCheck>(\"orders\")")]
    [InlineData("builder.Services.AddSingleton<IAccounts, Accounts>();", ".AddCheck<AccountsCheck>(\"accounts\")")]
    [InlineData("builder.Services.AddSingleton<MongoDB.Driver.IMongoClient>(new MongoDB.Driver.MongoClient());", ".AddMongoDb()")]
    [InlineData("builder.Services.AddStackExchangeRedisCache(options => { });", Self)]
    [InlineData("builder.Services.AddSingleton<IRecommendations>(_ => null!);", Self)]
    [InlineData("builder.Services.AddHttpClient<HttpClient>();", Self)]
    public Task OtherDependencyThatIsExercisedOrNotNeeded_IsSilent(string services, string checks) => VerifyAsync(
        HealthPrograms.Program(checks, Health, services),
        HealthPrograms.Web.WithProject("HealthChecks.MongoDb", "namespace Microsoft.Extensions.DependencyInjection; public static class Mongo { public static IHealthChecksBuilder AddMongoDb(this IHealthChecksBuilder builder, string? name = null) => builder; }"));

    [Fact]
    public Task OnlyBehindANonCriticalContract_IsSilent() => VerifyAsync(
        HealthPrograms.Program(Self, Health, Context),
        HealthPrograms.Web.WithFile("/0/R.cs", "public class Recommendations(CatalogContext catalog) : IRecommendations { public Task PingAsync(CancellationToken token) => catalog.Database.CanConnectAsync(token); }"));

    [Theory]
    [InlineData(".AddCheck<LedgerCheck>(\"ledger\")", "builder.Services.AddSingleton(typeof(ILedger<>), typeof(Ledger<>));")]
    [InlineData(".AddNpgSql(\"Host=db\")", "builder.Services.[|AddSingleton|](typeof(ILedger<>), typeof(Ledger<>));")]
    public Task FormOfAGenericContract_ExercisesTheOpenOne(string checks, string services) => VerifyAsync(
        HealthPrograms.Program(checks, Health, services),
        HealthPrograms.Web.WithFile(
            "/0/Ledger.cs",
            """
            using Microsoft.Extensions.Diagnostics.HealthChecks;

            [Critical("Nothing can be booked")] public interface ILedger<T> { Task<int> CountAsync(CancellationToken token); }
            public class Ledger<T> : ILedger<T> { public Task<int> CountAsync(CancellationToken token) => Task.FromResult(1); }

            public class LedgerCheck(ILedger<string> ledger) : IHealthCheck
            {
                public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token) =>
                    await ledger.CountAsync(token) > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
            }
            """));

    [Theory]
    [InlineData("app.MapGet(\"/\", () => 1);")]
    [InlineData("app.MapHealthChecks(\"/live\", new() { Predicate = _ => false });")]
    [InlineData("app.MapGet(\"/health\", (HealthCheckService checks) => checks.CheckHealthAsync());")]
    public Task NoEndpointThatRunsChecks_IsSilent(string endpoints) => VerifyAsync(HealthPrograms.Program(Self, endpoints, Context));

    [Fact]
    public Task ReportingProgramAndDatabaseInTheProcess_AreSilent() => Task.WhenAll(
        VerifyAsync(
            HealthPrograms.Program(Self, Health, "builder.Services.AddDbContext<CatalogContext>(options => options.UseInMemoryDatabase(\"catalog\"));"),
            HealthPrograms.Web.WithFile("/0/InMemory.cs", "public static class InMemory { public static void UseInMemoryDatabase(this DbContextOptionsBuilder options, string name) { } }")),
        VerifyAsync(HealthPrograms.Program(Self, Health, Context), HealthPrograms.Web with { IsTestProject = true }));

    [Theory]
    [InlineData(Self, Health, Reported)]
    [InlineData(".AddRedis(\"cache\")", Health, Reported)]
    [InlineData(".AddCheck<FreeSpaceCheck>(\"space\")", Health, Reported)]
    [InlineData(".AddCheck<AccountsCheck>(\"accounts\")", Health, Reported)]
    [InlineData(".AddDbContextCheck<OrdersContext>()", "app.MapHealthEndpoints();", Reported)]
    [InlineData(".AddCheck<OrdersCheck>(\"orders\")", "app.MapHealthChecks(\"/ready\", new() { Predicate = check => check.Name == \"orders\" });", Reported)]
    [InlineData(".AddNpgSql(\"Host=db\")", Health, "builder.Services.[|AddSingleton<IAccounts, Accounts>|]();")]
    [InlineData(".AddNpgSql(\"Host=db\")", Health, "builder.Services.[|AddSingleton<RabbitMQ.Client.IConnection>|](_ => null!);")]
    [InlineData(Self, Health, "builder.Services.[|AddSingleton<MongoDB.Driver.IMongoClient>|](new MongoDB.Driver.MongoClient());")]
    [InlineData(Self, Health, "builder.Services.[|AddPooledDbContextFactory<CatalogContext>|](options => options.UseNpgsql());")]
    public Task ExercisedByNoCheck_IsReported(string checks, string endpoints, string services) => VerifyAsync(HealthPrograms.Program(checks, endpoints, services));

    [Theory]
    [InlineData("builder.Services.{|#0:AddDbContext<CatalogContext>|}();", "No health check exercises 'CatalogContext', so an instance that has lost it keeps getting traffic; add 'AddDbContextCheck<CatalogContext>()' to the readiness checks")]
    [InlineData("builder.Services.{|#0:AddSingleton<IAccounts, Accounts>|}();", "No health check exercises 'IAccounts', so an instance that has lost it keeps getting traffic; add a check that calls it to the readiness checks")]
    public Task Message_NamesTheDependencyAndTheCheck(string services, string message) =>
        RuleVerifier<UncheckedDependencyAnalyzer>.VerifyMessageAsync(HealthPrograms.Program(Self, Health, services), message, HealthPrograms.Web);

    [Fact]
    public Task Fix_AddsTheCheckOfTheContext() => FixVerifier<UncheckedDependencyAnalyzer, UncheckedDependencyCodeFixProvider>.VerifyAsync(
        HealthPrograms.Program(Self, Health, Reported),
        HealthPrograms.Program(".AddDbContextCheck<CatalogContext>(tags: new[] { \"ready\" })" + Self, Health, Context),
        project: HealthPrograms.Web);

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<UncheckedDependencyAnalyzer>.VerifyAsync(source, project ?? HealthPrograms.Web);
}
