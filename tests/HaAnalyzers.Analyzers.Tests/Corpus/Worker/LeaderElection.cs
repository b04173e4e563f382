// library
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Jobs;

public sealed class Leader(IConnectionMultiplexer redis, ILogger<Leader> logger) : BackgroundService
{
    private readonly string _id = $"{Environment.MachineName}-{Environment.ProcessId}";

    public bool IsLeader { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IDatabase database = redis.GetDatabase();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                IsLeader = await database.LockTakeAsync("leader", _id, TimeSpan.FromSeconds(10))
                    || await database.LockExtendAsync("leader", _id, TimeSpan.FromSeconds(10));
            }
            catch (RedisException exception)
            {
                logger.LogWarning(exception, "No leader for now");
                IsLeader = false;
            }

            await Task.Delay(TimeSpan.FromSeconds(3), stoppingToken);
        }
    }
}
