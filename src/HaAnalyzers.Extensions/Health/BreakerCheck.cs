using HaAnalyzers.CircuitBreaking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaAnalyzers.Extensions;

/// <summary>Tells of breakers that are not closed. The guards answer in their place, so the service is degraded, never unhealthy.</summary>
internal sealed class BreakerCheck(IServiceProvider provider) : IHealthCheck
{
    /// <summary>Keys that break separately may be many: the answer to a probe stays small.</summary>
    private const int MaxListed = 50;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // A guard whose state nobody has asked for yet has none to tell of.
        DependencyState[] open = [.. provider.GetService<DependencyMonitor>()?.Read().Where(reading => reading.State != CircuitState.Closed) ?? []];
        if (open.Length == 0)
        {
            return Task.FromResult(HealthCheckResult.Healthy("All circuits are closed"));
        }

        var data = new Dictionary<string, object>();
        foreach (DependencyState reading in open.Take(MaxListed))
        {
            data[reading.Dependency] = Describe(reading);
        }

        string names = string.Join(", ", data.Keys.Order(StringComparer.Ordinal));
        string more = open.Length > data.Count ? FormattableString.Invariant($" and {open.Length - data.Count} more") : "";
        return Task.FromResult(HealthCheckResult.Degraded($"Circuits not closed, answered by fallbacks: {names}{more}", data: data));
    }

    private static Dictionary<string, object> Describe(DependencyState reading)
    {
        var data = new Dictionary<string, object> { ["state"] = reading.State.ToString() };
        if (reading.Since is { } since)
        {
            data["since"] = since.UtcDateTime;
        }

        if (reading.LastError is { } lastError)
        {
            data["lastError"] = lastError;
        }

        if (reading.RetryAfter is { } retryAfter)
        {
            data["retryAfterSeconds"] = Math.Round(Math.Max(0, retryAfter.TotalSeconds), 3);
        }

        return data;
    }
}
