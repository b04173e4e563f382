// library
using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;

namespace Crawling;

public sealed class Crawler(HttpClient http, ResiliencePipelineRegistry<string> registry)
{
    private readonly ConcurrentDictionary<string, ResiliencePipeline> _pipelines = new();

    public async Task<string> ReadAsync(Uri page, CancellationToken cancellationToken)
    {
        ResiliencePipeline pipeline = _pipelines.GetOrAdd(
            page.Host, static _ => new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build());
        return await pipeline.ExecuteAsync(async token => await http.GetStringAsync(page, token), cancellationToken);
    }

    public async Task<byte[]> ImageAsync(Uri image, CancellationToken cancellationToken)
    {
        ResiliencePipeline pipeline = registry.GetOrAddPipeline(
            image.Host, builder => builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions()).AddTimeout(TimeSpan.FromSeconds(5)));
        return await pipeline.ExecuteAsync(async token => await http.GetByteArrayAsync(image, token), cancellationToken);
    }
}
