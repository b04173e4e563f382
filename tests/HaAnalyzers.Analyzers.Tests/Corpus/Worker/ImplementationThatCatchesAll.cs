// program
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("redis,abortConnect=false"));
builder.Services.AddSingleton<ICounter, RedisCounter>();
builder.Services.AddHostedService<Meter>();
builder.Build().Run();

[NonCritical("A count may be missing")]
public interface ICounter
{
    [OmitFallback("Not counted")]
    Task CountAsync(string name);
}

public sealed class RedisCounter(IConnectionMultiplexer redis, ILogger<RedisCounter> logger) : ICounter
{
    public async Task CountAsync(string name)
    {
        try
        {
            await redis.GetDatabase().StringIncrementAsync(name, 1, CommandFlags.FireAndForget);
        }
        catch (Exception exception)
        {
            logger.LogDebug(exception, "Not counted");
        }
    }
}

public sealed class Meter(RedisCounter counter) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await counter.CountAsync("ticks");
        }
    }
}
