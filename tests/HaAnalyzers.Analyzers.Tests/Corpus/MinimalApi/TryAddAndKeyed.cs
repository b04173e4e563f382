// program
// option: ha_shedding = gateway
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.Services.TryAddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("cache,abortConnect=false"));
builder.Services.{|HA1002:TryAddSingleton<IScores, RedisScores>|}();
builder.Services.AddSingleton(TimeProvider.System);
var app = builder.Build();
app.MapGet("/scores/{player}", (string player, IScores scores) => scores.OfAsync(player));
app.Run();

[NonCritical("The page shows no score")]
public interface IScores
{
    [DefaultFallback(0.0)]
    Task<double> OfAsync(string player);
}

public sealed class RedisScores(IConnectionMultiplexer redis) : IScores
{
    public async Task<double> OfAsync(string player) => await redis.GetDatabase().SortedSetScoreAsync("scores", player) ?? 0;
}
