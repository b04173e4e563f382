// library
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Shop.Health;

public sealed class DatabaseCheck : IHealthCheck
{
    public Task<HealthCheckResult> {|HA2004:CheckHealthAsync|}(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy("The database is fine"));
}

public sealed class QueueCheck(NpgsqlDataSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

public sealed class SelfCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy());
}

public sealed class MemoryCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(GC.GetTotalMemory(false) < 1L << 30 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Over 1 GB"));
}

public sealed class StartupCheck : IHealthCheck
{
    private volatile bool _started;

    public void Started() => _started = true;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_started ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Still starting"));
}
