// program
// references: ServiceDefaults
using System.Text.Json;
using ServiceDefaults;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(builder.Configuration["Redis"]!));
builder.Services.AddSingleton<IBasketRepository, RedisBasketRepository>();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapGet("/basket/{buyer}", async (string buyer, IBasketRepository baskets) =>
    await baskets.GetAsync(buyer) is { } basket ? Results.Ok(basket) : Results.NotFound());
app.MapPost("/basket", (Basket basket, IBasketRepository baskets) => baskets.UpdateAsync(basket));
app.{|HA3001:Run|}();

public sealed record Basket(string Buyer, List<string> Items);

[Critical("Without a basket there is nothing to buy")]
public interface IBasketRepository
{
    Task<Basket?> GetAsync(string buyer);

    Task<bool> UpdateAsync(Basket basket);
}

public sealed class RedisBasketRepository(IConnectionMultiplexer redis) : IBasketRepository
{
    private readonly IDatabase _database = redis.GetDatabase();

    public async Task<Basket?> GetAsync(string buyer)
    {
        RedisValue value = await _database.StringGetAsync($"/basket/{buyer}");
        return value.IsNullOrEmpty ? null : JsonSerializer.Deserialize<Basket>(value.ToString());
    }

    public Task<bool> UpdateAsync(Basket basket) => _database.StringSetAsync($"/basket/{basket.Buyer}", JsonSerializer.Serialize(basket));
}
