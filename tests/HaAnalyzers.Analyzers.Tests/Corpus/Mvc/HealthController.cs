// program
// option: ha_shedding = gateway
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("cache,abortConnect=false"));
builder.Services.AddHealthChecks().AddCheck<CacheCheck>("cache", timeout: TimeSpan.FromSeconds(1));
var app = builder.Build();
app.MapControllers();
app.Run();

[ApiController, Route("api/health")]
public sealed class HealthController(HealthCheckService health) : ControllerBase
{
    [HttpGet]
    public async Task<IActionResult> Get(CancellationToken token)
    {
        HealthReport report = await health.CheckHealthAsync(token);
        return StatusCode(report.Status == HealthStatus.Unhealthy ? 503 : 200, report.Entries.Select(entry => new { entry.Key, entry.Value.Status }));
    }
}

public sealed class CacheCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(redis.IsConnected ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No connection"));
}
