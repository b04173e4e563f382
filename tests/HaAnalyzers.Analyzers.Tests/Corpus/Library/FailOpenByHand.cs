// library
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Throttling;

[NonCritical("Requests are not counted")]
public interface IQuota
{
    [DefaultFallback(true)]
    Task<bool> MayPassAsync(string client);
}

public sealed class RedisQuota(IConnectionMultiplexer redis) : IQuota
{
    public async Task<bool> MayPassAsync(string client)
    {
        IDatabase database = redis.GetDatabase();
        long count = await database.StringIncrementAsync(client);
        if (count == 1)
        {
            await database.KeyExpireAsync(client, TimeSpan.FromMinutes(1));
        }

        return count <= 100;
    }
}

public sealed class FailOpenQuota(RedisQuota inner, TimeProvider time, ILogger<FailOpenQuota> logger) : IQuota
{
    private DateTimeOffset _closedUntil;

    public async Task<bool> MayPassAsync(string client)
    {
        if (time.GetUtcNow() < _closedUntil)
        {
            return true;
        }

        try
        {
            return await inner.MayPassAsync(client);
        }
        catch (RedisException exception)
        {
            logger.LogWarning(exception, "Quotas are off for a while");
            _closedUntil = time.GetUtcNow().AddSeconds(10);
            return true;
        }
    }
}
