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
    private const int Runs = 250;
    private const int EventsPerRun = 1_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task RandomHistories_LeadBothBreakersThroughTheSameStates(int seed)
    {
        var random = new Random(seed);
        int openings = 0;
        for (int run = 0; run < Runs; run++)
        {
            openings += await Compare(random, run);
        }

        // Otherwise the comparison would be one of closed breakers.
        Assert.InRange(openings, Runs, int.MaxValue);
    }

    private static async Task<int> Compare(Random random, int run)
    {
        var time = new FakeTimeProvider();
        CircuitBreakerOptions options = RandomOptions(random);
        var ours = new CircuitBreaker("test", options, time);
        int openings = 0;
        ours.StateChanged += (_, change) => openings += change.Current == CircuitState.Open ? 1 : 0;
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
            Assert.True(
                admitted == admittedByPolly && ours.State.ToString() == state.CircuitState.ToString(),
                $"run {run}, event {i}: ours {admitted} {ours.State}, Polly {admittedByPolly} {state.CircuitState}");
        }

        return openings;
    }

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
