// library
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;

namespace Streaming;

[NonCritical("The page shows no personal rows")]
public interface IRecommendations
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> ForUserAsync(int user, CancellationToken cancellationToken = default);
}

public class RecommendationsClient(HttpClient http) : IRecommendations
{
    public async Task<IReadOnlyList<string>> ForUserAsync(int user, CancellationToken cancellationToken = default) =>
        await http.GetFromJsonAsync<string[]>($"/users/{user}", cancellationToken) ?? [];
}

public sealed class HomeController(RecommendationsClient client, IRecommendations recommendations) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(int user) => View(await client.{|HA1001:ForUserAsync|}(user));

    [HttpGet("/rows")]
    public async Task<IActionResult> Rows(int user) => PartialView(await recommendations.ForUserAsync(user));

    [HttpGet("/rows/more")]
    public async Task<IActionResult> More(int user)
    {
        try
        {
            return PartialView("Rows", await client.ForUserAsync(user));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return PartialView("Rows", Array.Empty<string>());
        }
    }

    [HttpGet("/rows/translated")]
    public async Task<IActionResult> Translated(int user)
    {
        try
        {
            return PartialView("Rows", await client.{|HA1001:ForUserAsync|}(user));
        }
        catch (HttpRequestException exception)
        {
            throw new InvalidOperationException("No rows", exception);
        }
    }
}
