// program
// option: ha_shedding = gateway
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("erp", client => client.BaseAddress = new Uri("https://erp")).AddStandardResilienceHandler();
builder.Services.AddHealthChecks().AddCheck<ErpCheck>("erp", tags: [HealthTags.Ready], timeout: TimeSpan.FromSeconds(1));

var app = builder.Build();
app.MapHealthChecks("/live", new HealthCheckOptions { Predicate = check => !check.Tags.Contains(HealthTags.Ready) });
app.MapHealthChecks("/up", new HealthCheckOptions { Predicate = check => check.Tags.Contains(HealthTags.Ready) });
app.MapGet("/", async (IHttpClientFactory clients, CancellationToken token) => await clients.CreateClient("erp").GetStringAsync("/", token));
app.Run();

public static class HealthTags
{
    public const string Ready = "ready";
}

public sealed class ErpCheck(IHttpClientFactory clients) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using HttpResponseMessage response = await clients.CreateClient("erp").GetAsync("/ping", cancellationToken);
            return response.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"{response.StatusCode}");
        }
        catch (HttpRequestException exception)
        {
            return HealthCheckResult.Unhealthy("ERP is not reachable", exception);
        }
    }
}
