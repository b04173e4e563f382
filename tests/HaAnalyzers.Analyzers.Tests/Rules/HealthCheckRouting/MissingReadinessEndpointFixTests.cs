using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.HealthCheckRouting.MissingReadinessEndpointAnalyzer,
    HaAnalyzers.CodeFixes.Rules.HealthCheckRouting.MissingReadinessEndpointCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class MissingReadinessEndpointFixTests
{
    private const string Accounts =
        """
        namespace Shop;

        [Critical("No page without the account")]
        public interface IAccounts { [ReadinessProbe] ValueTask PingAsync(CancellationToken token); }
        public sealed class Accounts : IAccounts { public ValueTask PingAsync(CancellationToken token) => default; }
        """;

    private const string AccountsCheck =
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Diagnostics.HealthChecks;

        namespace Shop;

        /// <summary>The program is ready for traffic while <see cref="IAccounts"/> answers; its exception says that it does not.</summary>
        internal sealed class AccountsHealthCheck : IHealthCheck
        {
            private readonly IAccounts _accounts;

            public AccountsHealthCheck(IAccounts accounts) => _accounts = accounts;

            public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            {
                await _accounts.PingAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
        }

        """;

    private static readonly TestProject WebApp = TestProject.Executable.WithFile("/0/Accounts.cs", Accounts);

    [Theory]
    [InlineData(
        "app.[|MapHealthChecks|](\"/health/live\", new HealthCheckOptions { Predicate = _ => false }); // liveness",
        "app.MapHealthChecks(\"/health/live\", new HealthCheckOptions { Predicate = _ => false }); // liveness\napp.MapHealthChecks(\"/health/ready\");")]
    [InlineData(
        "app.[|UseHealthChecks|](\"/health\", new HealthCheckOptions { Predicate = _ => false });",
        "app.UseHealthChecks(\"/health\", new HealthCheckOptions { Predicate = _ => false });\napp.UseHealthChecks(\"/health/ready\");")]
    [InlineData(
        "app.[|MapHealthChecks|](\"/live\", new HealthCheckOptions { Predicate = _ => false })\n    .WithName(\"live\")\n    .RequireHost(\"*:8081\")\n    .AllowAnonymous();",
        "app.MapHealthChecks(\"/live\", new HealthCheckOptions { Predicate = _ => false })\n    .WithName(\"live\")\n    .RequireHost(\"*:8081\")\n    .AllowAnonymous();\napp.MapHealthChecks(\"/health/ready\").RequireHost(\"*:8081\").AllowAnonymous();")]
    [InlineData(
        "app.UseEndpoints(endpoints => { endpoints.[|MapHealthChecks|](\"/live\", new HealthCheckOptions { Predicate = _ => false }); });",
        "app.UseEndpoints(endpoints => { endpoints.MapHealthChecks(\"/live\", new HealthCheckOptions { Predicate = _ => false }); endpoints.MapHealthChecks(\"/health/ready\"); });")]
    public Task RegisteredChecks_GetAnEndpointThatRunsThem(string before, string after) => Verify.VerifyAsync(
        Program(".AddCheck(\"a\", () => default)", before), Program(".AddCheck(\"a\", () => default)", after), project: WebApp);

    [Fact]
    public Task ExpressionLambda_GetsNoFix() => Verify.VerifyNoFixAsync(
        Program(
            ".AddCheck(\"a\", () => default)",
            "app.UseEndpoints(endpoints => endpoints.[|MapHealthChecks|](\"/live\", new HealthCheckOptions { Predicate = _ => false }));"),
        project: WebApp);

    [Fact]
    public Task CriticalContractWithProbe_GetsACheckAndAnEndpoint() => VerifyNewFileAsync(
        Program("", "app.[|MapHealthChecks|](\"/healthz\").AllowAnonymous();"),
        Program(
            ".AddCheck<AccountsHealthCheck>(\"accounts\", tags: new[] { \"ready\" })",
            "app.MapHealthChecks(\"/healthz\", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();\n"
                + "app.MapHealthChecks(\"/health/ready\", new HealthCheckOptions { Predicate = check => check.Tags.Contains(\"ready\") }).AllowAnonymous();"),
        AccountsCheck,
        WebApp);

    [Fact]
    public Task MissingUsingAndOlderLanguage_StillCompile() => VerifyNewFileAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Shop.IAccounts, Shop.Accounts>();
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.[|MapHealthChecks|]("/healthz");
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Shop.IAccounts, Shop.Accounts>();
        builder.Services.AddHealthChecks().AddCheck<Shop.AccountsHealthCheck>("accounts", tags: new[] { "ready" });
        var app = builder.Build();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.Run();
        """,
        AccountsCheck,
        WebApp with { LanguageVersion = LanguageVersion.CSharp11 });

    [Fact]
    public Task SynchronousProbe_GetsACheck() => VerifyNewFileAsync(
        Program("", "app.[|MapHealthChecks|](\"/live\", new HealthCheckOptions { Predicate = _ => false });"),
        Program(
            ".AddCheck<AccountsHealthCheck>(\"accounts\", tags: new[] { \"ready\" })",
            "app.MapHealthChecks(\"/live\", new HealthCheckOptions { Predicate = _ => false });\n"
                + "app.MapHealthChecks(\"/health/ready\", new HealthCheckOptions { Predicate = check => check.Tags.Contains(\"ready\") });"),
        AccountsCheck
            .Replace("async ", "", StringComparison.Ordinal)
            .Replace("await _accounts.PingAsync(cancellationToken)", "_accounts.Ping()", StringComparison.Ordinal)
            .Replace("return HealthCheckResult.Healthy();", "return Task.FromResult(HealthCheckResult.Healthy());", StringComparison.Ordinal),
        TestProject.Executable.WithFile(
            "/0/Accounts.cs",
            """
            namespace Shop;
            [Critical("…")] public interface IAccounts { [ReadinessProbe] void Ping(); }
            public sealed class Accounts : IAccounts { public void Ping() { } }
            """));

    [Fact]
    public Task DatabaseContext_GetsTheCheckOfItsPackage() => Verify.VerifyAsync(
        DatabaseProgram("", "app.[|MapHealthChecks|](\"/live\", new HealthCheckOptions { Predicate = _ => false });"),
        DatabaseProgram(
            ".AddDbContextCheck<CatalogContext>(tags: new[] { \"ready\" })",
            "app.MapHealthChecks(\"/live\", new HealthCheckOptions { Predicate = _ => false });\n"
                + "app.MapHealthChecks(\"/health/ready\", new HealthCheckOptions { Predicate = check => check.Tags.Contains(\"ready\") });"),
        project: TestProject.Executable.WithProject(
            "Microsoft.EntityFrameworkCore",
            """
            namespace Microsoft.EntityFrameworkCore
            {
                public class DbContext;
                public static class Services { public static void AddDbContext<T>(this IServiceCollection services) { } }
            }

            namespace Microsoft.Extensions.DependencyInjection
            {
                public static class EntityFrameworkCoreHealthChecksBuilderExtensions
                {
                    public static IHealthChecksBuilder AddDbContextCheck<T>(this IHealthChecksBuilder builder, string? name = null, IEnumerable<string>? tags = null) => builder;
                }
            }
            """));

    [Theory]
    [InlineData("[Critical(\"…\")] public interface IAccounts { Task PingAsync(); } public sealed class Accounts : IAccounts { public Task PingAsync() => Task.CompletedTask; }")]
    [InlineData("[Critical(\"…\")] public interface IAccounts { [ReadinessProbe] Task PingAsync(int user); } public sealed class Accounts : IAccounts { public Task PingAsync(int user) => Task.CompletedTask; }")]
    [InlineData("[Critical(\"…\")] public interface IAccounts { [ReadinessProbe] Task PingAsync(); } public sealed class Accounts : IAccounts { public Task PingAsync() => Task.CompletedTask; } public class AccountsHealthCheck;")]
    [InlineData("public interface IAccounts; public sealed class Accounts(HttpClient http) : IAccounts { public object Http => http; }")]
    public Task NothingThatProvesReadiness_GetsNoFix(string types) => Verify.VerifyNoFixAsync(
        Program("", "app.[|MapHealthChecks|](\"/health\");"),
        project: TestProject.Executable.WithFile("/0/Accounts.cs", "namespace Shop;\n" + types));

    [Fact]
    public Task ProbeThatIsNotRegistered_GetsNoFix() => Verify.VerifyNoFixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.[|MapHealthChecks|]("/health");
        """,
        project: WebApp);

    [Fact]
    public Task EndpointWhosePurposeIsUnclear_GetsNoFix() => Verify.VerifyNoFixAsync(
        Program("", "app.[|MapHealthChecks|](\"/health\", new HealthCheckOptions { ResponseWriter = (_, _) => Task.CompletedTask });"), project: WebApp);

    private static Task VerifyNewFileAsync(string before, string after, string file, TestProject project) => Verify.VerifyAsync(
        [before], [after], "HA2001.ReadinessEndpoint", project, configure: test => test.FixedState.Sources.Add(("/0/AccountsHealthCheck.cs", file)));

    private static string DatabaseProgram(string checks, string mapping) =>
        $$"""
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<CatalogContext>();
        builder.Services.AddHealthChecks(){{checks}};
        var app = builder.Build();
        {{mapping}}
        app.Run();

        public class CatalogContext : DbContext;
        """;

    private static string Program(string checks, string mapping) =>
        $$"""
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;
        using Shop;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<IAccounts, Accounts>();
        builder.Services.AddHealthChecks(){{checks}};
        var app = builder.Build();
        {{mapping}}
        app.Run();
        """;
}
