// library
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;

namespace Streaming.Rows;

public sealed class Filter
{
    public string? Genre { get; set; }
}

public sealed record Genres(string Sorted);

public enum Country { De, Fr }

[NonCritical("The page shows no rows")]
public interface IRows
{
    [CachedFallback, EmptyFallback]
    Task<IReadOnlyList<string>> ByGenresAsync(int[] {|HA0006:genres|});

    [CachedFallback, EmptyFallback]
    Task<IReadOnlyList<string>> ByFilterAsync(Filter {|HA0006:filter|});

    [CachedFallback, EmptyFallback]
    Task<IReadOnlyList<string>> MineAsync();

    [CachedFallback, EmptyFallback]
    Task<IReadOnlyList<string>> OfUserAsync(int user, Genres genres, Country country, (int Page, int Size) page, CancellationToken token);

    [EmptyFallback]
    Task<IReadOnlyList<string>> SearchAsync(string[] words);
}

public sealed class RowsClient(HttpClient http, IHttpContextAccessor context) : IRows
{
    public Task<IReadOnlyList<string>> ByGenresAsync(int[] genres) => AskAsync($"/genres/{string.Join(',', genres)}");

    public Task<IReadOnlyList<string>> ByFilterAsync(Filter filter) => AskAsync($"/filter/{filter.Genre}");

    public Task<IReadOnlyList<string>> MineAsync() => AskAsync($"/mine/{{|HA0006:context.HttpContext|}?.User.Identity?.Name}");

    public Task<IReadOnlyList<string>> OfUserAsync(int user, Genres genres, Country country, (int Page, int Size) page, CancellationToken token) =>
        AskAsync($"/{user}/{genres.Sorted}/{country}/{page.Page}");

    public Task<IReadOnlyList<string>> SearchAsync(string[] words) => AskAsync($"/search/{words[0]}");

    private async Task<IReadOnlyList<string>> AskAsync(string path) => await http.GetFromJsonAsync<string[]>(path) ?? [];
}
