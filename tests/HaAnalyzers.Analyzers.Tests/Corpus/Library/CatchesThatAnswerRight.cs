// library
using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Health;

public sealed class SearchCheck(HttpClient http) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await http.GetStringAsync("/probe", cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (HttpRequestException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return HealthCheckResult.Healthy("The server is there");
        }
        catch (OperationCanceledException)
        {
            return HealthCheckResult.Healthy("Nobody waits any more");
        }
        catch (Exception exception)
        {
            return HealthCheckResult.Unhealthy("Search is down", exception);
        }
    }
}

public sealed class IndexCheck(HttpClient http) : IHealthCheck
{
    private DateTimeOffset _lastSeen = DateTimeOffset.MinValue;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await http.GetStringAsync("/index", cancellationToken);
            _lastSeen = DateTimeOffset.UtcNow;
        }
        catch (HttpRequestException)
        {
            if (DateTimeOffset.UtcNow - _lastSeen > TimeSpan.FromMinutes(5))
            {
                throw;
            }

            return HealthCheckResult.Healthy("Seen a while ago");
        }

        return HealthCheckResult.Healthy();
    }
}
