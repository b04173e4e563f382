using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Homepage.Instance;

/// <summary>What most services check: everything they talk to, in one endpoint that is asked for routing and for restarts.</summary>
internal static class UsualChecks
{
    public const string Path = "/health";

    public static void Add(IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<PrimaryCheck>("postgres")
        .AddCheck<RedisCheck>("redis")
        .AddCheck<RecommendationsCheck>("recommendations");

    private sealed class PrimaryCheck([FromKeyedServices(Databases.Primary)] NpgsqlDataSource database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using NpgsqlCommand command = database.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    private sealed class RedisCheck(IDistributedCache cache) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await cache.GetAsync("health", cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    private sealed class RecommendationsCheck(IHttpClientFactory clients, InstanceOptions options) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            using HttpClient client = clients.CreateClient();
            using HttpResponseMessage answer = await client.GetAsync(new Uri(options.Services[Services.ServiceKind.Recommendations], "users/1/unseen-count"), cancellationToken);
            return answer.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
    }
}
