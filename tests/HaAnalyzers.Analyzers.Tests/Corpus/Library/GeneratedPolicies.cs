// library
using Polly;
using Polly.Bulkhead;
using Polly.Registry;
using Polly.Timeout;

namespace Shop.Legacy;

public static class PolicyRegistrations
{
    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        IPolicyRegistry<string> registry = services.AddPolicyRegistry();
        registry.Add("retry", Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3, attempt => TimeSpan.FromMilliseconds(100 * attempt)));
        registry.Add("breaker", Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)));
        registry.Add("bulkhead", Policy.BulkheadAsync(10, 20));
        registry.Add("timeout", Policy.TimeoutAsync(TimeSpan.FromSeconds(5), TimeoutStrategy.Optimistic));
        return services;
    }
}

public sealed class Erp(HttpClient http, IReadOnlyPolicyRegistry<string> registry)
{
    public Task<string> StockAsync(int article, CancellationToken cancellationToken)
    {
        IAsyncPolicy policy = Policy.WrapAsync(
            registry.Get<IAsyncPolicy>("timeout"), registry.Get<IAsyncPolicy>("retry"), registry.Get<IAsyncPolicy>("breaker"));
        return policy.ExecuteAsync(token => http.GetStringAsync($"/stock/{article}", token), cancellationToken);
    }
}
