// program
using HaAnalyzers.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLoadShedding();
builder.Services.AddHttpClient<IRecommendations, RecommendationsClient>(client => client.BaseAddress = new Uri("https://recommendations"));
builder.Services.GuardNonCriticalDependencies();

var app = builder.Build();
app.UseLoadShedding();
app.MapGet("/home/{user:int}", async (int user, IRecommendations recommendations, CancellationToken token) =>
    new { Rows = await recommendations.ForUserAsync(user, token) });
app.Run();

public sealed record Title(int Id, string Name);

[NonCritical("The page shows no personal rows")]
public interface IRecommendations
{
    [CachedFallback(MaxAgeSeconds = 600), EmptyFallback]
    Task<IReadOnlyList<Title>> ForUserAsync(int user, CancellationToken cancellationToken);
}

public sealed class RecommendationsClient(HttpClient http) : IRecommendations
{
    public async Task<IReadOnlyList<Title>> ForUserAsync(int user, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http.GetAsync($"/users/{user}/rows", cancellationToken);
        response.EnsureSuccessStatusCode();
        return await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Title[]>(response.Content, cancellationToken) ?? [];
    }
}
