// program
// option: ha_shedding = gateway
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("cache:6379,abortConnect=false"));
builder.Services.AddHealthChecks()
    .AddCheck("self", () => HealthCheckResult.Healthy())
    .AddCheck<CacheCheck>("cache", timeout: TimeSpan.FromSeconds(1));

var app = builder.Build();
app.MapHealthChecks("/liveness", new HealthCheckOptions { Predicate = check => check.Name.Contains("self", StringComparison.Ordinal) });
app.MapHealthChecks("/hc", new HealthCheckOptions { Predicate = check => check.Name != "self" });
app.MapGet("/{key}", async (string key, IConnectionMultiplexer redis) => (await redis.GetDatabase().StringGetAsync(key)).ToString());
app.Run();

public sealed class CacheCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        TimeSpan answered = await redis.GetDatabase().PingAsync();
        return answered < TimeSpan.FromMilliseconds(500) ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{answered.TotalMilliseconds} ms");
    }
}
