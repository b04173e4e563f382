// library
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Health;

public sealed class LivenessCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy());
}

public sealed class PingCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy("pong"));
}

public sealed class ConfigurationCheck(Microsoft.Extensions.Configuration.IConfiguration configuration) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(configuration["Database"]);
        return Task.FromResult(HealthCheckResult.Healthy());
    }
}

public sealed class StorageCheck : IHealthCheck
{
    public async Task<HealthCheckResult> {|HA2004:CheckHealthAsync|}(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // TODO check the bucket
        await Task.CompletedTask;
        return HealthCheckResult.Healthy();
    }
}
