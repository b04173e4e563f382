using System.Collections.Concurrent;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.CircuitBreaker;
using CircuitState = HaAnalyzers.CircuitBreaking.CircuitState;

namespace HaAnalyzers.Tests.CircuitBreaking;

/// <summary>
/// Where both define the same (calls one after the other, successes and failures, no growing break, no consecutive failures), Polly's
/// breaker and ours go through the same states, whatever the times.
/// </summary>
public sealed class PollyDifferentialTests
{
    private const int Runs = 10_000;
    private const int EventsPerRun = 1_000;

    [Fact]
    public async Task TenMillionRandomEvents_LeadBothBreakersThroughTheSameStates()
    {
        var changes = new ConcurrentDictionary<(CircuitState, CircuitState), int>();
        await Parallel.ForAsync(0, Runs, TestContext.Current.CancellationToken, async (run, _) => await Compare(run, changes));

        // Otherwise the comparison would be one of closed breakers.
        Assert.Equal(
            [
                (CircuitState.Closed, CircuitState.Open),
                (CircuitState.Open, CircuitState.HalfOpen),
                (CircuitState.HalfOpen, CircuitState.Closed),
                (CircuitState.HalfOpen, CircuitState.Open),
            ],
            changes.Where(change => change.Value > Runs).Select(change => change.Key).Order());
    }

    private static async ValueTask Compare(int run, ConcurrentDictionary<(CircuitState, CircuitState), int> changes)
    {
        var random = new Random(run);
        var time = new FakeTimeProvider();
        CircuitBreakerOptions options = RandomOptions(random);
        var ours = new CircuitBreaker("test", options, time);
        ours.StateChanged += (_, change) => changes.AddOrUpdate((change.Previous, change.Current), 1, static (_, count) => count + 1);
        var state = new CircuitBreakerStateProvider();
        ResiliencePipeline<bool> polly = Polly(options, time, state);
        double failureRatio = random.NextDouble();
        for (int i = 0; i < EventsPerRun; i++)
        {
            time.Advance(RandomStep(random, options));
            bool fails = random.NextDouble() < failureRatio;
            bool admitted = ours.TryEnter(out CallPermit permit);
            if (admitted && fails)
            {
                ours.RecordFailure(permit);
            }
            else if (admitted)
            {
                ours.RecordSuccess(permit);
            }

            bool admittedByPolly = await Call(polly, fails);
            if (admitted != admittedByPolly || !AreEqual(ours.State, state.CircuitState))
            {
                Assert.Fail($"run {run}, event {i}: ours {admitted} {ours.State}, Polly {admittedByPolly} {state.CircuitState}");
            }
        }
    }

    private static bool AreEqual(CircuitState ours, global::Polly.CircuitBreaker.CircuitState polly) => (ours, polly) switch
    {
        (CircuitState.Closed, global::Polly.CircuitBreaker.CircuitState.Closed) => true,
        (CircuitState.Open, global::Polly.CircuitBreaker.CircuitState.Open) => true,
        (CircuitState.HalfOpen, global::Polly.CircuitBreaker.CircuitState.HalfOpen) => true,
        _ => false,
    };

    private static CircuitBreakerOptions RandomOptions(Random random)
    {
        var breakDuration = TimeSpan.FromMilliseconds(random.Next(500, 5_000));
        return new CircuitBreakerOptions
        {
            FailureRatio = random.Next(1, 21) / 20.0,
            MinimumThroughput = random.Next(2, 12),
            SamplingDuration = TimeSpan.FromMilliseconds(random.Next(500, 10_000)),
            ConsecutiveFailures = 0,
            BreakDuration = breakDuration,
            MaxBreakDuration = breakDuration,
        };
    }

    /// <summary>From nothing at all up to more than a window; often exactly a bucket, a window or a break.</summary>
    private static TimeSpan RandomStep(Random random, CircuitBreakerOptions options) => random.Next(10) switch
    {
        0 => options.SamplingDuration / 10,
        1 => options.BreakDuration,
        2 => random.Next(10) == 0 ? options.SamplingDuration : TimeSpan.Zero,
        3 => TimeSpan.FromTicks(random.NextInt64(options.SamplingDuration.Ticks)),
        < 7 => TimeSpan.Zero,
        _ => TimeSpan.FromTicks(random.NextInt64(options.SamplingDuration.Ticks / 20)),
    };

    private static ResiliencePipeline<bool> Polly(CircuitBreakerOptions options, TimeProvider time, CircuitBreakerStateProvider state) =>
        new ResiliencePipelineBuilder<bool> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<bool>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                StateProvider = state,
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result),
            })
            .Build();

    private static async Task<bool> Call(ResiliencePipeline<bool> polly, bool fails)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(TestContext.Current.CancellationToken);
        Outcome<bool> outcome = await polly.ExecuteOutcomeAsync(
            static (_, fails) => ValueTask.FromResult(Outcome.FromResult(fails)), context, fails);
        ResilienceContextPool.Shared.Return(context);
        return outcome.Exception is null;
    }
}
