// library
using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Timeout;

namespace Shop.Resilience;

public static class Outcomes
{
    public static readonly ResiliencePipeline<HttpResponseMessage> Breaker = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = args => args.Outcome switch
            {
                { Exception: HttpRequestException or TimeoutRejectedException } => PredicateResult.True(),
                { Result.StatusCode: >= HttpStatusCode.InternalServerError } => PredicateResult.True(),
                _ => PredicateResult.False(),
            },
        })
        .Build();

    public static readonly ResiliencePipeline<string> Fallback = new ResiliencePipelineBuilder<string>()
        .AddFallback(new FallbackStrategyOptions<string>
        {
            ShouldHandle = new PredicateBuilder<string>().Handle<Exception>(exception => exception is not OperationCanceledException),
            FallbackAction = static _ => Outcome.FromResultAsValueTask(""),
        })
        .Build();

    public static readonly ResiliencePipeline<string> FallbackForThoseWhoLeft = new ResiliencePipelineBuilder<string>()
        .AddFallback(new FallbackStrategyOptions<string>
        {
            ShouldHandle = {|HA1010:static args => ValueTask.FromResult(args.Outcome.Exception is not null)|},
            FallbackAction = static _ => Outcome.FromResultAsValueTask(""),
        })
        .Build();
}
