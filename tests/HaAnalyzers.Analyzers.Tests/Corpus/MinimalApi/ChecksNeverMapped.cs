// program
// option: ha_shedding = gateway
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("cache:6379,abortConnect=false"));
builder.Services.{|HA2009:AddHealthChecks|}().{|HA2008:AddCheck<CacheCheck>|}("cache", HealthStatus.Degraded);

var app = builder.Build();
app.MapGet("/{key}", async (string key, IConnectionMultiplexer redis) => (await redis.GetDatabase().StringGetAsync(key)).ToString());
app.Run();

public sealed class CacheCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        HealthCheckResult.Healthy($"{(await redis.GetDatabase().PingAsync()).TotalMilliseconds} ms");
}
