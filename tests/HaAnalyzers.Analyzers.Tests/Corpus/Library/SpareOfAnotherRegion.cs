// library
using System.Net.Http.Json;

namespace Shop.Tax;

[NonCritical("Taxes are those of yesterday", Fallback = typeof(BundledTaxes))]
public interface ITaxes
{
    Task<decimal> RateAsync(string country, CancellationToken token);
}

public sealed class TaxesClient(HttpClient http) : ITaxes
{
    public Task<decimal> RateAsync(string country, CancellationToken token) => http.GetFromJsonAsync<decimal>($"/rates/{country}", token);
}

public sealed class BundledTaxes : ITaxes
{
    private static readonly Dictionary<string, decimal> Rates = new() { ["DE"] = 0.19m, ["FR"] = 0.20m };

    public Task<decimal> RateAsync(string country, CancellationToken token) => Task.FromResult(Rates.GetValueOrDefault(country, 0.20m));
}

[NonCritical("Countries are those of the other region", Fallback = typeof(OtherRegionCountries))]
public interface ICountries
{
    Task<string[]?> AllAsync(CancellationToken token);
}

public sealed class CountriesClient(HttpClient http) : ICountries
{
    public Task<string[]?> AllAsync(CancellationToken token) => http.GetFromJsonAsync<string[]>("/countries", token);
}

public sealed class OtherRegionCountries(IHttpClientFactory clients) : ICountries
{
    public Task<string[]?> AllAsync(CancellationToken token) => clients.CreateClient("other-region").GetFromJsonAsync<string[]>("/countries", token);
}
