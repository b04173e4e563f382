// library
using Microsoft.AspNetCore.Mvc;
using Polly;
using Polly.CircuitBreaker;

namespace Shop.Web;

public sealed class CatalogController(HttpClient http) : ControllerBase
{
    private readonly AsyncCircuitBreakerPolicy _breaker =
        Policy.Handle<HttpRequestException>().{|HA1008:CircuitBreakerAsync|}(5, TimeSpan.FromSeconds(30));

    private static readonly AsyncCircuitBreakerPolicy SharedBreaker =
        Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));

    [HttpGet("/catalog")]
    public Task<string> Catalog() => _breaker.ExecuteAsync(() => http.GetStringAsync("/catalog"));

    [HttpGet("/prices")]
    public Task<string> Prices() => SharedBreaker.ExecuteAsync(() => http.GetStringAsync("/prices"));

    [HttpGet("/stock")]
    public async Task<string> Stock(CancellationToken cancellationToken)
    {
        var pipeline = new ResiliencePipelineBuilder().{|HA1008:AddCircuitBreaker|}(new CircuitBreakerStrategyOptions()).Build();
        return await pipeline.ExecuteAsync(async token => await http.GetStringAsync("/stock", token), cancellationToken);
    }
}
