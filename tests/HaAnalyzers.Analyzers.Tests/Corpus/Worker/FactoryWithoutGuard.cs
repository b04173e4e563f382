// program
using StackExchange.Redis;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("redis:6379,abortConnect=false"));
builder.Services.{|HA1002:AddSingleton<ITrending>|}(services => new RedisTrending(services.GetRequiredService<IConnectionMultiplexer>()));
builder.Services.AddSingleton<IViews>(services => new ViewsGuard(new RedisViews(services.GetRequiredService<IConnectionMultiplexer>())));
builder.Build().Run();

[NonCritical("No trending row")]
public interface ITrending
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> TopAsync(int count);
}

[NonCritical("Views may be missing")]
public interface IViews
{
    [OmitFallback("A view is not counted")]
    Task CountAsync(int title);
}

public sealed class RedisTrending(IConnectionMultiplexer redis) : ITrending
{
    public async Task<IReadOnlyList<string>> TopAsync(int count) =>
        [.. (await redis.GetDatabase().SortedSetRangeByRankAsync("trending", 0, count)).Select(value => value.ToString())];
}

public sealed class RedisViews(IConnectionMultiplexer redis) : IViews
{
    public Task CountAsync(int title) => redis.GetDatabase().SortedSetIncrementAsync("trending", title, 1);
}
