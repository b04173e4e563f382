// library
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Catalog;

public sealed class CatalogGateway(HttpClient http)
{
    private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromSeconds(10))
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>(),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions { FailureRatio = 0.5, MinimumThroughput = 20 })
        .AddTimeout(TimeSpan.FromSeconds(2))
        .Build();

    public async Task<string> ItemAsync(int id, CancellationToken cancellationToken) =>
        await Pipeline.ExecuteAsync(async token => await http.GetStringAsync($"/items/{id}", token), cancellationToken);
}
