// library
using Polly;
using Polly.Extensions.Http;

namespace Shop.Http;

public static class HttpClientBuilderExtensions
{
    public static IHttpClientBuilder AddShopResilience(this IHttpClientBuilder builder) => builder
        .AddPolicyHandler(HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(3, attempt => TimeSpan.FromMilliseconds(100 * attempt)))
        .AddPolicyHandler(HttpPolicyExtensions.HandleTransientHttpError().CircuitBreakerAsync(10, TimeSpan.FromSeconds(20)))
        .AddPolicyHandler(Policy.TimeoutAsync<HttpResponseMessage>(5));

    public static IServiceCollection AddShopClients(this IServiceCollection services)
    {
        services.AddHttpClient("catalog", client => client.BaseAddress = new Uri("https://catalog")).AddShopResilience();
        services.AddHttpClient("orders", client => client.BaseAddress = new Uri("https://orders")).AddShopResilience();
        return services;
    }
}
