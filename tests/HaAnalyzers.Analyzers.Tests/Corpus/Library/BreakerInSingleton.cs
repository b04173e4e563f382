// library
using Polly;
using Polly.CircuitBreaker;

namespace Payments;

public sealed class PaymentGateway
{
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public PaymentGateway(HttpClient http)
    {
        _http = http;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>()
                    .HandleResult(response => (int)response.StatusCode >= 500),
            })
            .AddTimeout(TimeSpan.FromSeconds(3))
            .Build();
    }

    public async Task<bool> PayAsync(string order, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _pipeline.ExecuteAsync(
            async token => await _http.PostAsync($"/payments/{order}", null, token), cancellationToken);
        return response.IsSuccessStatusCode;
    }
}

public static class Setup
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services.AddSingleton<PaymentGateway>();
}
