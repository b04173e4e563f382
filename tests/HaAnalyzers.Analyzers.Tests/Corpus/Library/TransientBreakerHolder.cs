// library
using Polly;
using Polly.CircuitBreaker;

namespace Shop.Clients;

public sealed class ImagesClient(HttpClient http)
{
    public async Task<byte[]> LoadAsync(string path, CancellationToken cancellationToken)
    {
        ResiliencePipeline pipeline = Pipelines.For("images");
        return await pipeline.ExecuteAsync(async token => await http.GetByteArrayAsync(path, token), cancellationToken);
    }

    public async Task<byte[]> AnewAsync(string path, CancellationToken cancellationToken)
    {
        AsyncCircuitBreakerPolicy breaker = Policy.Handle<HttpRequestException>().{|HA1008:CircuitBreakerAsync|}(3, TimeSpan.FromSeconds(10));
        return await breaker.ExecuteAsync(token => http.GetByteArrayAsync(path, token), cancellationToken);
    }

    private static class Pipelines
    {
        private static readonly Dictionary<string, ResiliencePipeline> Known = new()
        {
            ["images"] = new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build(),
            ["videos"] = new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build(),
        };

        public static ResiliencePipeline For(string name) => Known[name];
    }
}
