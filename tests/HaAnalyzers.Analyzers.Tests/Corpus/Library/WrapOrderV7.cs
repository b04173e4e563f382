// library
using Polly;
using Polly.Wrap;

namespace Shop.Resilience;

public static class Policies
{
    private static readonly IAsyncPolicy<string> Fallback = Policy<string>.Handle<Exception>(exception => exception is not OperationCanceledException).FallbackAsync("");

    private static readonly IAsyncPolicy<string> Breaker = Policy<string>.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));

    public static AsyncPolicyWrap<string> Right { get; } = Policy.WrapAsync(Fallback, Breaker);

    public static AsyncPolicyWrap Wrong { get; } = Policy.WrapAsync(
        Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)),
        Policy.Handle<HttpRequestException>().{|HA1009:FallbackAsync|}(_ => Task.CompletedTask));

    public static AsyncPolicyWrap RetryAroundBreaker { get; } = Policy.WrapAsync(
        Policy.Handle<HttpRequestException>().WaitAndRetryAsync(2, _ => TimeSpan.FromMilliseconds(200)),
        Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)));
}
