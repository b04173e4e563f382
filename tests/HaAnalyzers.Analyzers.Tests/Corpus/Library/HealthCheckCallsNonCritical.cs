// library
using System.Net.Http.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Streaming.Health;

[NonCritical("No rows")]
public interface IRows
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> TopAsync(CancellationToken token);
}

public class RowsClient(HttpClient http) : IRows
{
    public async Task<IReadOnlyList<string>> TopAsync(CancellationToken token) => await http.GetFromJsonAsync<string[]>("/top", token) ?? [];
}

public sealed class RowsCheck(RowsClient rows) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> top = await rows.TopAsync(cancellationToken);
        return top.Count > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("No rows");
    }
}
