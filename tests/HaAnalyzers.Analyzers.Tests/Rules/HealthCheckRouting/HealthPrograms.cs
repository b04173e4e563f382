using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

/// <summary>Programs that differ in their checks and endpoints.</summary>
internal static class HealthPrograms
{
    /// <summary>
    /// A program with Entity Framework and Redis, a package for PostgreSQL checks, a critical and a non-critical contract, and classes that
    /// check them.
    /// </summary>
    public static readonly TestProject Web = TestProject.Service
        .WithFile(
            "/0/Catalog.cs",
            """
            global using Microsoft.AspNetCore.Diagnostics.HealthChecks;
            global using Microsoft.EntityFrameworkCore;
            global using Microsoft.Extensions.Diagnostics.HealthChecks;
            public class CatalogContext : DbContext;
            public class OrdersContext : DbContext;
            [Critical("No page without the account")] public interface IAccounts { [ReadinessProbe] Task PingAsync(CancellationToken token); }
            public class Accounts : IAccounts { public Task PingAsync(CancellationToken token) => Task.CompletedTask; }
            [NonCritical("The page shows no rows")] public interface IRecommendations { [OmitFallback("Nobody misses it")] Task PingAsync(CancellationToken token); }
            """)
        .WithFile(
            "/0/Checks.cs",
            """
            public abstract class Check : IHealthCheck { public abstract Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default); }
            public abstract class CatalogCheck(CatalogContext catalog) : Check;
            public abstract class OrdersCheck(OrdersContext orders) : Check;
            public abstract class OrdersFactoryCheck(IDbContextFactory<OrdersContext> orders) : Check;
            public abstract class AccountsCheck(IAccounts accounts) : Check;
            public abstract class RecommendationsCheck(IRecommendations recommendations) : Check;
            public abstract class ShopCheck(HttpClient shop) : Check;
            public abstract class DiskCheck : Check;
            public class FreeSpaceCheck : Check
            {
                public override Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default) =>
                    Task.FromResult(new DriveInfo("/").AvailableFreeSpace > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
            }
            public abstract class ScopeCheck(IServiceScopeFactory scopes) : Check;
            public static class HealthTags { public const string Ready = "ready"; public static readonly string[] All = ["ready", "db"]; }
            """)
        .WithProject(
            "HealthChecks.NpgSql",
            """
            namespace Microsoft.Extensions.DependencyInjection;
            public static class NpgSqlHealthCheckBuilderExtensions
            {
                public static IHealthChecksBuilder AddNpgSql(
                    this IHealthChecksBuilder builder, string connectionString, string? name = default,
                    Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus? failureStatus = default, IEnumerable<string>? tags = default, TimeSpan? timeout = default) => builder;
            }
            """)
        .WithProject(
            "HealthChecks.System",
            """
            namespace Microsoft.Extensions.DependencyInjection;
            public static class SystemHealthCheckBuilderExtensions
            {
                public static IHealthChecksBuilder AddDiskStorageHealthCheck(this IHealthChecksBuilder builder, string? name = default, IEnumerable<string>? tags = default) => builder;
            }
            """);

    /// <param name="checks">What is chained to <c>AddHealthChecks()</c>.</param>
    /// <param name="endpoints">Statements about <c>app</c>.</param>
    /// <param name="services">Statements about <c>builder</c>.</param>
    public static string Program(string checks, string endpoints, string services = "builder.Services.AddDbContext<CatalogContext>(options => options.UseNpgsql());") => $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        builder.Services.AddHealthChecks(){{checks}};
        var app = builder.Build();
        {{endpoints}}
        app.Run();
        """;
}
