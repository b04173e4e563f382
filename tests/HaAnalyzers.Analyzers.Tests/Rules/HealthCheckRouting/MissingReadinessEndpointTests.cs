using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class MissingReadinessEndpointTests
{
    private const string CriticalContract =
        """[Critical("No page without the account")] public interface IAccounts { Task PingAsync(CancellationToken token); }""";

    private const string DatabaseCheck =
        """
        public sealed class DatabaseCheck : Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck
        {
            public Task<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult> CheckHealthAsync(
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckContext context, CancellationToken token = default) => throw new IOException();
        }
        """;

    private static readonly TestProject WebApp = TestProject.Executable
        .WithFile("/0/Options.cs", "global using Microsoft.AspNetCore.Diagnostics.HealthChecks; global using Microsoft.Extensions.Diagnostics.HealthChecks;");

    private static readonly TestProject WithAccounts = WebApp.WithFile("/0/Accounts.cs", CriticalContract);

    private static readonly TestProject WithCheck = WithAccounts.WithFile("/0/Check.cs", DatabaseCheck);

    private static readonly TestProject WithEntityFramework = WebApp
        .WithFile("/0/Context.cs", "global using Microsoft.EntityFrameworkCore; public class CatalogContext : DbContext;")
        .WithProject(
            "Microsoft.EntityFrameworkCore",
            """
            namespace Microsoft.EntityFrameworkCore
            {
                public class DbContext;
                public class ForeignContext : DbContext;
                public class DbContextOptionsBuilder;
                public static class Extensions
                {
                    public static IServiceCollection AddDbContext<T>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure) => services;
                    public static DbContextOptionsBuilder UseNpgsql(this DbContextOptionsBuilder options) => options;
                    public static DbContextOptionsBuilder UseSqlite(this DbContextOptionsBuilder options) => options;
                    public static DbContextOptionsBuilder UseInMemoryDatabase(this DbContextOptionsBuilder options) => options;
                }
            }
            """);

    [Theory]
    [InlineData("app.[|MapHealthChecks|](\"/healthz\");")]
    [InlineData("app.[|MapHealthChecks|](\"/health\").AllowAnonymous();")]
    [InlineData("app.[|UseHealthChecks|](\"/health\");")]
    [InlineData("app.[|MapHealthChecks|](\"/health\", new HealthCheckOptions { Predicate = _ => false });")]
    [InlineData("app.[|MapHealthChecks|](\"/health\", new HealthCheckOptions { Predicate = check => check.Tags.Contains(\"db\") });")]
    [InlineData("app.[|MapHealthChecks|](\"/a\"); app.MapHealthChecks(\"/b\"); app.UseHealthChecks(\"/c\");")]
    public Task NoCheckRegistered_IsReportedOnce(string mapping) => VerifyProgramAsync("", mapping, WithAccounts);

    [Theory]
    [InlineData("app.[|MapHealthChecks|](\"/health\", new HealthCheckOptions { Predicate = _ => false });")]
    [InlineData("app.[|MapHealthChecks|](\"/health\", new() { Predicate = (check) => { return false; } });")]
    [InlineData("app.[|UseHealthChecks|](\"/health\", new HealthCheckOptions { Predicate = static delegate { return false; } });")]
    [InlineData("Func<HealthCheckRegistration, bool> none = _ => false; app.[|MapHealthChecks|](\"/health\", new() { Predicate = none });")]
    [InlineData("app.[|MapHealthChecks|](\"/a\", new() { Predicate = _ => false }); app.MapHealthChecks(\"/b\", new() { Predicate = _ => false });")]
    public Task ChecksRegisteredButNoEndpointRunsThem_IsReported(string mapping) =>
        VerifyProgramAsync(".AddCheck<DatabaseCheck>(\"database\")", mapping, WithCheck);

    [Theory]
    [InlineData("app.MapHealthChecks(\"/health\");")]
    [InlineData("app.MapHealthChecks(\"/live\", new() { Predicate = _ => false }); app.MapHealthChecks(\"/health\");")]
    [InlineData("app.MapHealthChecks(\"/health\", new() { Predicate = check => check.Tags.Contains(\"db\") });")]
    [InlineData("app.MapHealthChecks(\"/health\", new() { Predicate = null });")]
    [InlineData("app.MapHealthChecks(\"/health\", new HealthCheckOptions());")]
    [InlineData("var options = new HealthCheckOptions(); options.Predicate = _ => false; app.MapHealthChecks(\"/health\", options);")]
    [InlineData("app.MapHealthChecks(\"/health\", new() { Predicate = _ => args.Length > 0 });")]
    [InlineData("app.MapHealthChecks(\"/live\", new() { Predicate = _ => false }); app.MapGet(\"/ready\", () => \"ok\");")]
    [InlineData("app.MapHealthChecks(\"/live\", new() { Predicate = _ => false }); app.MapGet(\"/state\", (HealthCheckService checks) => checks.CheckHealthAsync());")]
    [InlineData("app.MapGet(\"/\", () => \"no health endpoints at all\");")]
    public Task EndpointThatRunsOrMayRunChecks_IsSilent(string mapping) =>
        VerifyProgramAsync(".AddCheck<DatabaseCheck>(\"database\")", mapping, WithCheck);

    [Theory]
    [InlineData(".AddCheck(\"self\", () => HealthCheckResult.Healthy())")]
    [InlineData(".AddAsyncCheck(\"self\", () => Task.FromResult(HealthCheckResult.Healthy()))")]
    [InlineData(".Add(new HealthCheckRegistration(\"database\", new DatabaseCheck(), null, null))")]
    public Task AnyCheckRegistered_IsSilent(string check) => VerifyProgramAsync(check, "app.MapHealthChecks(\"/health\");", WithCheck);

    [Fact]
    public Task CheckRegisteredLaterInAnotherFile_IsSilent() => VerifyProgramAsync(
        "", "app.MapHealthChecks(\"/health\");", WithCheck.WithFile(
            "/0/Setup.cs",
            """
            public static class Setup
            {
                public static void Add(IServiceCollection services) { var checks = services.AddHealthChecks(); Fill(checks); }
                private static void Fill(IHealthChecksBuilder checks) => checks.AddCheck<DatabaseCheck>("database");
            }
            """));

    [Fact]
    public Task PublisherOrOptions_IsSilent() => Task.WhenAll(
        VerifyProgramAsync(
            "", "app.MapHealthChecks(\"/health\");", WithAccounts.WithFile("/0/P.cs", "public abstract class Publisher : IHealthCheckPublisher { public abstract Task PublishAsync(HealthReport report, CancellationToken token); }")),
        VerifyProgramAsync(
            "", "app.MapHealthChecks(\"/health\");", WithAccounts.WithFile("/0/P.cs", "public class Options : Microsoft.Extensions.Options.IConfigureOptions<HealthCheckServiceOptions> { public void Configure(HealthCheckServiceOptions options) { } }")));

    [Fact]
    public Task LibraryThatMayRegisterChecks_IsSilent() => VerifyProgramAsync(
        "",
        "app.MapHealthChecks(\"/health\"); builder.AddServiceDefaults();",
        WithAccounts.WithProject(
            "ServiceDefaults",
            """
            namespace Microsoft.AspNetCore.Builder
            {
                public static class Extensions
                {
                    public static void AddServiceDefaults(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks().AddCheck("db", () => default);
                }
            }
            """));

    [Theory]
    [InlineData("services.AddHealthChecks().AddCheck(\"db\", () => default)", false, false)]
    [InlineData("services.AddHealthChecks().AddCheck(\"db\", () => default)", true, false)]
    [InlineData("services.AddSingleton(\"settings\")", true, false)]
    [InlineData("services.AddSingleton(\"settings\")", false, true)]
    public Task LibraryThatIsGivenTheServices_IsSilentUnlessItCannotRegisterChecks(string body, bool asReferenceAssembly, bool reported) => VerifyProgramAsync(
        "",
        (reported ? "app.[|MapHealthChecks|](\"/health\");" : "app.MapHealthChecks(\"/health\");") + " Library.Setup.AddLibrary(builder.Services);",
        WithAccounts with
        {
            References = TestReferences.Production.Add(CompiledLibrary.Create(
                "Library",
                $$"""
                using Microsoft.Extensions.DependencyInjection;
                namespace Library { public static class Setup { public static void AddLibrary(this IServiceCollection services) => {{body}}; } }
                """,
                asReferenceAssembly)),
        });

    [Fact]
    public Task StartupClassOfTheOldTemplate_IsReported() => RuleVerifier<MissingReadinessEndpointAnalyzer>.VerifyAsync(
        """
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Hosting;

        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddControllers();
                services.AddDbContext<CatalogContext>(options => options.UseNpgsql());
                services.AddHealthChecks();
            }

            public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
            {
                app.UseRouting();
                app.UseEndpoints(endpoints =>
                {
                    endpoints.MapControllers();
                    endpoints.[|MapHealthChecks|]("/health");
                });
            }
        }
        """,
        WithEntityFramework);

    [Fact]
    public Task LivenessAndReadinessByTag_IsSilent() => VerifyProgramAsync(
        ".AddCheck(\"self\", () => HealthCheckResult.Healthy(), [\"live\"])",
        """
        if (args.Length > 0)
        {
            app.MapHealthChecks("/health");
            app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") });
        }
        """,
        WithAccounts);

    [Fact]
    public Task LibraryThatIsNotGivenTheApplication_IsReported() => VerifyProgramAsync(
        "",
        "app.[|MapHealthChecks|](\"/health\"); Shop.Prices.Load(1);",
        WithAccounts.WithProject("Shop", "namespace Shop { public static class Prices { public static void Load(int id) { } } }"));

    [Fact]
    public Task CallThatDoesNotCompileYet_IsSilent() => VerifyProgramAsync(
        "", "app.MapHealthChecks(nameof(app)); builder.{|CS1061:AddServiceDefaults|}();", WithAccounts);

    [Fact]
    public Task ReadinessController_IsSilent() => VerifyProgramAsync(
        "", "app.MapHealthChecks(\"/health\");", WithAccounts.WithFile(
            "/0/Controller.cs",
            """
            public class HealthController : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                [Microsoft.AspNetCore.Mvc.HttpGet("ready")] public string Get() => "ok";
            }
            """));

    [Theory]
    [InlineData("[NonCritical(\"…\")] public interface IRows { [EmptyFallback] string Read(); } public class Rows(HttpClient http) : IRows { public string Read() => http.ToString()!; }")]
    [InlineData("public class Plain { public string Text { get; set; } = \"\"; }")]
    [InlineData("public class Store(Microsoft.Extensions.Caching.Distributed.IDistributedCache cache) { public object Cache => cache; }")]
    public Task NothingItHasToBeReadyFor_IsSilent(string types) =>
        VerifyProgramAsync("", "app.MapHealthChecks(\"/health\");", WebApp.WithFile("/0/Types.cs", types));

    [Theory]
    [InlineData("public class Catalog(HttpClient http) { public object Http => http; }")]
    [InlineData("public class Catalog { private readonly IHttpClientFactory? _clients = null; public object? Clients => _clients; }")]
    [InlineData("public class Orders(System.Data.Common.DbConnection connection) { public object Connection => connection; }")]
    [InlineData("public class Page(Shared.IAccounts accounts) { public object Accounts => accounts; }")]
    public Task RemoteApi_IsReported(string types) => VerifyProgramAsync(
        "",
        "app.[|MapHealthChecks|](\"/health\");",
        WebApp.WithFile("/0/Types.cs", types).WithProject("Shared", "namespace Shared { [Critical(\"…\")] public interface IAccounts; }"));

    [Theory]
    [InlineData("options.UseNpgsql()", true)]
    [InlineData("options.UseInMemoryDatabase()", false)]
    [InlineData("options.UseSqlite()", false)]
    [InlineData("options.UseSqlite().UseNpgsql()", true)]
    public Task DatabaseContext_IsReportedWhereItsProviderIsRemote(string provider, bool reported) => VerifyProgramAsync(
        "",
        reported ? "app.[|MapHealthChecks|](\"/health\");" : "app.MapHealthChecks(\"/health\");",
        WithEntityFramework,
        $"builder.Services.AddDbContext<CatalogContext>(options => {provider});");

    [Fact]
    public Task DatabaseContextOfAnotherAssembly_IsReported() => VerifyProgramAsync(
        "",
        "app.[|MapHealthChecks|](\"/health\");",
        WithEntityFramework,
        "builder.Services.AddDbContext<Microsoft.EntityFrameworkCore.ForeignContext>(options => { });");

    [Fact]
    public Task Library_TestProjectOrSwitchedOff_IsSilent() => Task.WhenAll(
        RuleVerifier<MissingReadinessEndpointAnalyzer>.VerifyAsync(
            "public static class Setup { public static void Use(WebApplication app) => app.MapHealthChecks(\"/health\"); }",
            TestProject.Library.WithFile("/0/Accounts.cs", CriticalContract)),
        VerifyProgramAsync("", "app.MapHealthChecks(\"/health\");", WithAccounts with { IsTestProject = true }),
        VerifyProgramAsync("", "app.MapHealthChecks(\"/health\");", WithAccounts with { GlobalConfig = "build_property.HaAnalyzersEnabled = false" }));

    [Theory]
    [InlineData("", "register a check that exercises it and map a readiness endpoint")]
    [InlineData(".AddCheck<DatabaseCheck>(\"database\")", "map a readiness endpoint that runs the registered checks")]
    public Task Message_NamesDependencyAndNextStep(string check, string nextStep) => RuleVerifier<MissingReadinessEndpointAnalyzer>.VerifyMessageAsync(
        Program(check, "app.{|#0:MapHealthChecks|}(\"/health\", new HealthCheckOptions { Predicate = _ => false });"),
        "No health endpoint runs a check, so an instance that has lost 'IAccounts' keeps getting traffic; " + nextStep,
        WithCheck);

    private static Task VerifyProgramAsync(string checks, string mapping, TestProject project, string registrations = "") =>
        RuleVerifier<MissingReadinessEndpointAnalyzer>.VerifyAsync(Program(checks, mapping, registrations), project);

    private static string Program(string checks, string mapping, string registrations = "") =>
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{registrations}}
        builder.Services.AddHealthChecks(){{checks}};
        var app = builder.Build();
        {{mapping}}
        app.Run();
        """;
}
