// library
using System.Net.Http.Json;

namespace Shop.Application;

[Critical("No prices, no shop")]
public interface IPriceSource
{
    Task<decimal> OfAsync(int article, CancellationToken token);
}

public interface IPriceService
{
    Task<decimal> WithTaxAsync(int article, CancellationToken token);
}

public sealed class HttpPriceSource(HttpClient http) : IPriceSource
{
    public Task<decimal> OfAsync(int article, CancellationToken token) => http.GetFromJsonAsync<decimal>($"/prices/{article}", token);
}

public sealed class PriceService(IPriceSource source) : IPriceService
{
    public async Task<decimal> WithTaxAsync(int article, CancellationToken token) => decimal.Round(await source.OfAsync(article, token) * 1.19m, 2);
}

public sealed class LoggedPriceSource(IPriceSource inner) : IPriceSource
{
    public async Task<decimal> OfAsync(int article, CancellationToken token)
    {
        decimal price = await inner.OfAsync(article, token);
        Console.WriteLine($"{article}: {price}");
        return price;
    }
}
