// library
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Extensions.Http;

namespace Shop.Http;

public static class PolicyFactory
{
    public static IServiceCollection AddShopHttp(this IServiceCollection services)
    {
        services.AddHttpClient("catalog").AddPolicyHandler(Retry()).AddPolicyHandler(Breaker());
        services.AddHttpClient("orders").AddPolicyHandler((provider, _) => Logged(provider.GetRequiredService<ILogger<HttpClient>>()));
        services.AddHttpClient("search").AddPolicyHandler(request => request.Method == HttpMethod.Get ? Retry() : Policy.NoOpAsync<HttpResponseMessage>());
        return services;
    }

    public static ResiliencePipeline ForTenant(string tenant) => new ResiliencePipelineBuilder { Name = tenant }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions { Name = tenant })
        .Build();

    private static IAsyncPolicy<HttpResponseMessage> Retry() =>
        HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(3, attempt => TimeSpan.FromMilliseconds(100 * Math.Pow(2, attempt)));

    private static IAsyncPolicy<HttpResponseMessage> Breaker() =>
        HttpPolicyExtensions.HandleTransientHttpError().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));

    private static IAsyncPolicy<HttpResponseMessage> Logged(ILogger logger) => HttpPolicyExtensions.HandleTransientHttpError()
        .RetryAsync(2, (outcome, attempt) => logger.LogWarning(outcome.Exception, "Attempt {Attempt}", attempt));
}
