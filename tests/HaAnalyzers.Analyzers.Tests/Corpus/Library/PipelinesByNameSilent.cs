// library
using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Registry;
using Polly.Retry;

namespace Shop.Pricing;

public enum Dependency
{
    Prices,
    Stock,
}

public static class PricingSetup
{
    public static IServiceCollection AddPricing(this IServiceCollection services, string region)
    {
        services.AddResiliencePipeline<Dependency, string>(Dependency.Prices, (builder, context) => builder
            .AddFallback(new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask("") })
            .AddPipeline(context.ServiceProvider.GetRequiredService<ResiliencePipelineProvider<Dependency>>().GetPipeline(Dependency.Prices)));
        services.AddResiliencePipeline(Dependency.Prices, builder => builder.AddRetry(new RetryStrategyOptions()).AddCircuitBreaker(new CircuitBreakerStrategyOptions()));
        return services.AddResiliencePipeline<string, string>(region, builder => builder
            .AddFallback(new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask("") }));
    }
}

public sealed class Prices(HttpClient http, ResiliencePipelineProvider<Dependency> pipelines, ResiliencePipelineProvider<string> regions, ResiliencePipelineRegistry<string> hosts)
{
    private readonly ResiliencePipeline<string> _pipeline = pipelines.GetPipeline<string>(Dependency.Prices);

    public async Task<string> TodayAsync(CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await http.GetStringAsync("/today", token), cancellationToken);

    /// <summary>Which pipeline stands under the name of the region is not known here.</summary>
    public async Task<string> OfRegionAsync(string region, CancellationToken cancellationToken)
    {
        ResiliencePipeline<string> both = new ResiliencePipelineBuilder<string>()
            .AddRetry(new RetryStrategyOptions<string>())
            .AddPipeline(regions.GetPipeline<string>(region))
            .Build();
        return await both.ExecuteAsync(async token => await http.GetStringAsync("/today/" + region, token), cancellationToken);
    }

    public async Task<string> OfHostAsync(Uri address, CancellationToken cancellationToken) => await hosts
        .GetOrAddPipeline<string>(address.Host, builder => builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<string>()))
        .ExecuteAsync(async token => await http.GetStringAsync(address, token), cancellationToken);
}
