// library
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Shop.Resilience;

public static class Breakers
{
    public static readonly ResiliencePipeline Everything = new ResiliencePipelineBuilder()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = new PredicateBuilder().{|HA1010:Handle<Exception>|}() })
        .Build();

    public static readonly ResiliencePipeline Default = new ResiliencePipelineBuilder()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions())
        .Build();

    public static readonly ResiliencePipeline NotTheCaller = new ResiliencePipelineBuilder()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is not null and not OperationCanceledException),
        })
        .Build();

    public static readonly IAsyncPolicy EverythingV7 = Policy.{|HA1010:Handle<Exception>|}().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));

    public static readonly IAsyncPolicy NamedV7 =
        Policy.Handle<HttpRequestException>().Or<TimeoutRejectedException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));

    public static readonly IAsyncPolicy RetryV7 = Policy.Handle<Exception>().WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(1));
}
