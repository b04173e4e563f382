// library
using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Retry;
using Polly.Timeout;

namespace Shop.Http;

public static class Handlers
{
    public static IServiceCollection AddClients(this IServiceCollection services)
    {
        services.AddHttpClient("ok").AddResilienceHandler("ok", pipeline => pipeline
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage> { MaxRetryAttempts = 2 })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>())
            .AddTimeout(TimeSpan.FromSeconds(3)));
        services.AddHttpClient("late").AddResilienceHandler("late", pipeline => pipeline
            .AddTimeout(TimeSpan.FromSeconds(5))
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>())
            .{|HA1009:AddTimeout|}(TimeSpan.FromSeconds(10)));
        services.AddHttpClient("deaf").AddResilienceHandler("deaf", pipeline => pipeline
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>())
            .{|HA1009:AddFallback|}(new FallbackStrategyOptions<HttpResponseMessage>
            {
                FallbackAction = static _ => Outcome.FromResultAsValueTask(new HttpResponseMessage()),
            }));
        return services;
    }
}
