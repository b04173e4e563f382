// library
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Shop.Resilience;

public static class Timeouts
{
    public static ResiliencePipeline Fit { get; } = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromSeconds(30))
        .AddRetry(new RetryStrategyOptions())
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    public static IAsyncPolicy Legacy { get; } = Policy.WrapAsync(
        Policy.TimeoutAsync(30),
        Policy.Handle<TimeoutRejectedException>().RetryAsync(2),
        Policy.TimeoutAsync(10));

    public static ResiliencePipeline Configured(TimeSpan total, TimeSpan attempt) => new ResiliencePipelineBuilder()
        .AddTimeout(total)
        .AddRetry(new RetryStrategyOptions())
        .AddTimeout(attempt)
        .Build();

    public static IAsyncPolicy Defeated { get; } = Policy.WrapAsync(Policy.TimeoutAsync(5), Policy.{|HA1009:TimeoutAsync|}(5));
}
