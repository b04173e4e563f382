// library
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Health;

public static class HealthSetup
{
    public static IServiceCollection AddShopHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck("self", () => HealthCheckResult.Healthy(), ["live"])
            .AddCheck<FeedCheck>("feed", HealthStatus.Degraded, ["ready"], timeout: TimeSpan.FromSeconds(2))
            .{|HA2008:AddCheck<FeedCheck>|}("slow feed", tags: ["ready"])
            .AddCheck("disk", () => new DriveInfo("/").IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
        return services;
    }
}

public sealed class FeedCheck(IHttpClientFactory factory) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using HttpResponseMessage response = await factory.CreateClient("feed").GetAsync("/ping", cancellationToken);
        return response.IsSuccessStatusCode ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus);
    }
}
