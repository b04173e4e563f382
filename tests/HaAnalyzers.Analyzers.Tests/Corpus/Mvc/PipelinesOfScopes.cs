// library
using Microsoft.AspNetCore.Mvc;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;

namespace Shop.Web;

public static class PipelineSetup
{
    public static IServiceCollection AddPipelines(this IServiceCollection services) => services
        .AddResiliencePipeline("prices", builder => builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions()))
        .AddKeyedSingleton("stock", (_, _) => new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build())
        .AddKeyedScoped("offers", (_, _) => new ResiliencePipelineBuilder().{|HA1008:AddCircuitBreaker|}(new CircuitBreakerStrategyOptions()).Build());
}

public sealed class PricesController(HttpClient http, ResiliencePipelineProvider<string> pipelines, ResiliencePipelineRegistry<string> registry) : ControllerBase
{
    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline("prices");

    [HttpGet("/prices")]
    public async Task<string> TodayAsync(CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await http.GetStringAsync("/prices", token), cancellationToken);

    [HttpGet("/prices/{shop}")]
    public async Task<string> OfShopAsync(string shop, CancellationToken cancellationToken) => await registry
        .GetOrAddPipeline(shop, builder => builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions()))
        .ExecuteAsync(async token => await http.GetStringAsync("/prices/" + shop, token), cancellationToken);

    [HttpGet("/prices/all")]
    public async Task<string> AllAsync(CancellationToken cancellationToken) => await registry
        .{|HA1008:GetOrAddPipeline|}($"all-{Guid.NewGuid()}", builder => builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions()))
        .ExecuteAsync(async token => await http.GetStringAsync("/prices", token), cancellationToken);
}
