// program
// references: ServiceDefaults
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddHttpClient("weather", client => client.BaseAddress = new Uri("https+http://weather"));
builder.Services.AddHealthChecks().AddCheck<WeatherCheck>("weather", HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(1));
var app = builder.Build();
app.MapDefaultEndpoints();
app.MapGet("/", async (IHttpClientFactory clients, CancellationToken token) =>
    await clients.CreateClient("weather").GetStringAsync("/forecast", token));
app.{|HA3001:Run|}();

public sealed class WeatherCheck(IHttpClientFactory clients) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await clients.CreateClient("weather").GetAsync("/ping", cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (HttpRequestException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception: exception);
        }
    }
}
