// library
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

namespace Shop.Resilience;

public static class Pipelines
{
    public const string Catalog = "catalog";

    public static IServiceCollection AddShopPipelines(this IServiceCollection services) => services
        .AddResiliencePipeline(Catalog, builder => builder
            .AddTimeout(TimeSpan.FromSeconds(10))
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2 })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions())
            .AddTimeout(TimeSpan.FromSeconds(3)))
        .AddResiliencePipeline<string, string>("page", builder => builder
            .AddRetry(new RetryStrategyOptions<string>())
            .{|HA1009:AddFallback|}(new() { FallbackAction = _ => Outcome.FromResultAsValueTask("") }));
}

public sealed class CatalogClient(HttpClient http, ResiliencePipelineProvider<string> pipelines)
{
    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(Pipelines.Catalog);

    public async Task<string> ItemAsync(int id, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await http.GetStringAsync($"/items/{id}", token), cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or BrokenCircuitException or TimeoutRejectedException)
        {
            return "";
        }
    }
}
