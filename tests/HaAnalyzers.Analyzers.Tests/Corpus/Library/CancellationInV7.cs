// library
using Polly;
using Polly.CircuitBreaker;

namespace Shop.Legacy;

public static class Breakers
{
    public static AsyncCircuitBreakerPolicy WithoutCancellation { get; } = Policy
        .Handle<Exception>(exception => !(exception is OperationCanceledException))
        .CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));

    public static AsyncCircuitBreakerPolicy OfSomeFailures { get; } = Policy
        .Handle<Exception>(exception => exception is IOException or HttpRequestException)
        .CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));

    public static CircuitBreakerPolicy Advanced { get; } = Policy
        .{|HA1010:Handle<Exception>|}()
        .AdvancedCircuitBreaker(0.5, TimeSpan.FromSeconds(10), 8, TimeSpan.FromSeconds(30));

    public static AsyncCircuitBreakerPolicy<HttpResponseMessage> OfResults { get; } = Policy
        .HandleResult<HttpResponseMessage>(response => (int)response.StatusCode >= 500)
        .Or<HttpRequestException>()
        .CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));
}
