// program
// option: ha_shedding = gateway
using System.Net.Http.Json;

var builder = WebApplication.CreateBuilder(args);
builder.Services.{|HA1002:AddHttpClient<IRecommendations, RecommendationsClient>|}(client => client.BaseAddress = new Uri("https://recommendations"));
builder.Services.AddHttpClient<ICart, CartClient>(client => client.BaseAddress = new Uri("https://cart")).AddStandardResilienceHandler();

var app = builder.Build();
app.MapGet("/rows/{user:int}", (int user, IRecommendations recommendations, CancellationToken token) => recommendations.ForUserAsync(user, token));
app.MapGet("/cart/{user:int}", (int user, ICart cart, CancellationToken token) => cart.OfAsync(user, token));
app.Run();

[NonCritical("The page shows no personal rows")]
public interface IRecommendations
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> ForUserAsync(int user, CancellationToken cancellationToken);
}

[Critical("Nobody can buy anything without a cart")]
public interface ICart
{
    Task<string[]?> OfAsync(int user, CancellationToken cancellationToken);
}

public sealed class RecommendationsClient(HttpClient http) : IRecommendations
{
    public async Task<IReadOnlyList<string>> ForUserAsync(int user, CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<string[]>($"/users/{user}/rows", cancellationToken) ?? [];
}

public sealed class CartClient(HttpClient http) : ICart
{
    public Task<string[]?> OfAsync(int user, CancellationToken cancellationToken) =>
        http.GetFromJsonAsync<string[]>($"/carts/{user}", cancellationToken);
}
