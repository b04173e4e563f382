using HaAnalyzers.CircuitBreaking;
using Polly;
using Polly.CircuitBreaker;
using CircuitState = HaAnalyzers.CircuitBreaking.CircuitState;

namespace HaAnalyzers.Tests.Support;

/// <summary>Our breaker and Polly's, given the same calls.</summary>
internal sealed class BreakerPair
{
    private readonly CircuitBreaker _ours;
    private readonly CircuitBreakerStateProvider _stateOfPolly = new();
    private readonly ResiliencePipeline<bool> _polly;

    public BreakerPair(CircuitBreakerOptions options, TimeProvider time)
    {
        _ours = new CircuitBreaker("test", options, time);
        _ours.StateChanged += (_, change) => Count(change.Previous, change.Current);
        _polly = new ResiliencePipelineBuilder<bool> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<bool>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                StateProvider = _stateOfPolly,
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result),
            })
            .Build();
    }

    public CircuitState State => _ours.State;

    public int Openings { get; private set; }

    public int FailedProbes { get; private set; }

    public int Closings { get; private set; }

    /// <summary>Makes a call that ends at once; says whether the breakers let it through.</summary>
    public bool Call(bool fails)
    {
        bool admitted = _ours.TryEnter(out CallPermit permit);
        if (admitted)
        {
            Record(permit, fails);
        }

        ValueTask<Outcome<bool>> outcome = InPolly(static (_, fails) => ValueTask.FromResult(Outcome.FromResult(fails)), fails);
        Compare(admitted, outcome.Take().Exception is null);
        return admitted;
    }

    /// <summary>Begins a call; <see langword="null"/>: both reject it.</summary>
    public CallUnderWay? Begin()
    {
        bool admitted = _ours.TryEnter(out CallPermit permit);
        var answer = new TaskCompletionSource<Outcome<bool>>();
        ValueTask<Outcome<bool>> outcome = InPolly(static (_, answer) => new ValueTask<Outcome<bool>>(answer.Task), answer);
        Compare(admitted, !outcome.IsCompleted);
        return admitted ? new CallUnderWay(permit, answer) : null;
    }

    public void End(CallUnderWay call, bool fails)
    {
        Record(call.Permit, fails);
        call.Answer.SetResult(Outcome.FromResult(fails));
        Compare(admitted: true, admittedByPolly: true);
    }

    private void Record(CallPermit permit, bool fails)
    {
        if (fails)
        {
            _ours.RecordFailure(permit);
        }
        else
        {
            _ours.RecordSuccess(permit);
        }
    }

    private ValueTask<Outcome<bool>> InPolly<TState>(Func<ResilienceContext, TState, ValueTask<Outcome<bool>>> call, TState state) =>
        _polly.ExecuteOutcomeAsync(call, ResilienceContextPool.Shared.Get(CancellationToken.None), state);

    private void Compare(bool admitted, bool admittedByPolly)
    {
        // Both enumerations have the same names in the same order.
        if (admitted != admittedByPolly || (int)_ours.State != (int)_stateOfPolly.CircuitState)
        {
            Assert.Fail($"ours {admitted} {_ours.State}, Polly {admittedByPolly} {_stateOfPolly.CircuitState}");
        }
    }

    private void Count(CircuitState previous, CircuitState current)
    {
        Openings += current == CircuitState.Open ? 1 : 0;
        FailedProbes += previous == CircuitState.HalfOpen && current == CircuitState.Open ? 1 : 0;
        Closings += current == CircuitState.Closed ? 1 : 0;
    }

    public sealed record CallUnderWay(CallPermit Permit, TaskCompletionSource<Outcome<bool>> Answer);
}
