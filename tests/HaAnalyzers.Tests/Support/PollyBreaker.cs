using HaAnalyzers.CircuitBreaking;
using Polly;
using Polly.CircuitBreaker;
using CircuitState = HaAnalyzers.CircuitBreaking.CircuitState;

namespace HaAnalyzers.Tests.Support;

/// <summary>Polly's breaker behind the questions the tests ask of ours.</summary>
internal sealed class PollyBreaker
{
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline _pipeline;

    public PollyBreaker(CircuitBreakerOptions options, TimeProvider time) =>
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                StateProvider = _state,
            })
            .Build();

    public CircuitState State => Enum.Parse<CircuitState>(_state.CircuitState.ToString());

    /// <summary>Makes a call that ends at once; says whether the breaker let it through.</summary>
    public bool Call(Exception? failure)
    {
        bool admitted = false;
        Begin(() =>
        {
            admitted = true;
            return failure is null ? Task.CompletedTask : Task.FromException(failure);
        });
        return admitted;
    }

    /// <summary>Begins a call; the returned task is that of the pipeline and fails like it.</summary>
    public Task Begin(Func<Task> call) => _pipeline.ExecuteAsync(async _ => await call()).AsTask();
}
