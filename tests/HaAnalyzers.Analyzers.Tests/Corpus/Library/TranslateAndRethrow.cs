// library
using System.Net.Http.Json;

namespace Shop.Catalog;

public sealed class CatalogException(string message, Exception inner) : Exception(message, inner);

[Critical("There is no shop without a catalog")]
public interface ICatalog
{
    Task<string[]> SearchAsync(string text, CancellationToken token);
}

public sealed class CatalogClient(HttpClient http) : ICatalog
{
    public async Task<string[]> SearchAsync(string text, CancellationToken token)
    {
        try
        {
            return await http.GetFromJsonAsync<string[]>($"/search?q={Uri.EscapeDataString(text)}", token) ?? [];
        }
        catch (HttpRequestException exception)
        {
            throw new CatalogException($"No answer about '{text}'", exception);
        }
    }
}

public sealed class SearchPage(ICatalog catalog)
{
    public async Task<string> RenderAsync(string text, CancellationToken token)
    {
        try
        {
            return string.Join(", ", await catalog.SearchAsync(text, token));
        }
        catch (CatalogException)
        {
            return "Search is being repaired";
        }
    }
}
