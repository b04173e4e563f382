// library
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Health;

public sealed class UrlCheck(IHttpClientFactory clients, string url) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using HttpResponseMessage response = await clients.CreateClient().GetAsync(url, cancellationToken);
        return response.IsSuccessStatusCode ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus);
    }
}

public static class Health
{
    public static IHealthChecksBuilder AddUrls(this IHealthChecksBuilder checks) => checks
        .{|HA2008:AddTypeActivatedCheck<UrlCheck>|}("orders", "https://orders/health")
        .AddTypeActivatedCheck<UrlCheck>("stock", HealthStatus.Degraded, ["ready"], TimeSpan.FromSeconds(2), "https://stock/health")
        .Add(new HealthCheckRegistration("prices", _ => new UrlCheck(null!, "https://prices/health"), null, null, TimeSpan.FromSeconds(2)));
}
