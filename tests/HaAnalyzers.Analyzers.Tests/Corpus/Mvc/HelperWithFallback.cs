// library
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;

namespace Streaming;

[NonCritical("The page shows no advertisement")]
public interface IAdvertisements
{
    [OmitFallback("No advertisement")]
    Task<Ad?> ForPageAsync(string page);
}

public sealed record Ad(string Text);

public class AdvertisementsClient(HttpClient http) : IAdvertisements
{
    public Task<Ad?> ForPageAsync(string page) => http.GetFromJsonAsync<Ad>($"/ads/{page}");
}

public abstract class PageController : Controller
{
    protected static async Task<T?> TryAsync<T>(Func<Task<T?>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}

public sealed class ArticleController(AdvertisementsClient advertisements) : PageController
{
    [HttpGet("/articles/{id:int}")]
    public async Task<IActionResult> Show(int id) => View(await TryAsync(() => advertisements.ForPageAsync($"article-{id}")));
}
