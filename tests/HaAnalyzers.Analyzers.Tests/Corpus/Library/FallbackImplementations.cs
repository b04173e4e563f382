// library
using System.Net.Http.Json;
using System.Diagnostics;

namespace Shop.Stock;

[NonCritical("Stock is shown as unknown", Fallback = typeof(UnknownStock))]
public interface IStock
{
    Task<int?> OfAsync(int article, CancellationToken token);

    Task<IReadOnlyDictionary<int, int>> OfManyAsync(IReadOnlyCollection<int> articles, CancellationToken token);
}

public sealed class StockClient(HttpClient http) : IStock
{
    public Task<int?> OfAsync(int article, CancellationToken token) => http.GetFromJsonAsync<int?>($"/stock/{article}", token);

    public async Task<IReadOnlyDictionary<int, int>> OfManyAsync(IReadOnlyCollection<int> articles, CancellationToken token)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync("/stock", articles, token);
        return await response.Content.ReadFromJsonAsync<Dictionary<int, int>>(token) ?? throw new InvalidDataException("No stock");
    }
}

public sealed class UnknownStock(TimeProvider time) : IStock
{
    public Task<int?> OfAsync(int article, CancellationToken token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(article);
        return Task.FromResult<int?>(time.GetUtcNow().Hour < 8 ? 0 : null);
    }

    public Task<IReadOnlyDictionary<int, int>> OfManyAsync(IReadOnlyCollection<int> articles, CancellationToken token) => articles.Count switch
    {
        >= 0 => Task.FromResult<IReadOnlyDictionary<int, int>>(new Dictionary<int, int>()),
        _ => throw new UnreachableException(),
    };
}
