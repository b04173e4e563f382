// library
using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Retry;

namespace Shop.Resilience;

public static class Pipelines
{
    public static readonly ResiliencePipeline<string> RetryNeverRetries = new ResiliencePipelineBuilder<string>()
        .AddRetry(new RetryStrategyOptions<string>())
        .{|HA1009:AddFallback|}(new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask("") })
        .Build();

    public static readonly ResiliencePipeline<string> Sensible = new ResiliencePipelineBuilder<string>()
        .AddFallback(new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask("") })
        .AddTimeout(TimeSpan.FromSeconds(30))
        .AddRetry(new RetryStrategyOptions<string> { MaxRetryAttempts = 2 })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<string>())
        .AddTimeout(TimeSpan.FromSeconds(5))
        .Build();

    public static readonly ResiliencePipeline AttemptOutlivesTheWhole = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromSeconds(10))
        .AddRetry(new RetryStrategyOptions())
        .{|HA1009:AddTimeout|}(TimeSpan.FromSeconds(30))
        .Build();

    public static readonly ResiliencePipeline BreakerAroundRetry = new ResiliencePipelineBuilder()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions())
        .AddRetry(new RetryStrategyOptions())
        .Build();
}
