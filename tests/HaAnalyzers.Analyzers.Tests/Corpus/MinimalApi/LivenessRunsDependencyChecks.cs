// program
// option: ha_shedding = gateway
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("cache-1,cache-2,abortConnect=false"));
builder.Services.AddHealthChecks().AddCheck<CacheCheck>("cache", tags: ["ready"], timeout: TimeSpan.FromSeconds(1));

var app = builder.Build();
app.{|HA2003:MapHealthChecks|}("/health/live");
app.{|HA2011:MapHealthChecks|}("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
app.MapGet("/{key}", async (string key, IConnectionMultiplexer redis) => (await redis.GetDatabase().StringGetAsync(key)).ToString());
app.Run();

public sealed class CacheCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await redis.GetDatabase().PingAsync();
        return HealthCheckResult.Healthy();
    }
}
