// program
// option: ha_shedding = gateway
using System.Net.Http.Json;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<IRecommendations, RecommendationsClient>();
builder.Services.GuardNonCriticalDependencies();

var app = builder.Build();
IReadOnlyList<string> rows = await app.Services.GetRequiredService<IRecommendations>().{|HA1013:TrendingAsync|}();
app.MapGet("/", () => rows);
app.MapGet("/fresh", (IRecommendations recommendations) => recommendations.TrendingAsync());
app.Run();

[NonCritical("The page shows no trending row")]
public interface IRecommendations
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> TrendingAsync();
}

public sealed class RecommendationsClient(HttpClient http) : IRecommendations
{
    public async Task<IReadOnlyList<string>> TrendingAsync() => await http.GetFromJsonAsync<string[]>("/trending") ?? [];
}
