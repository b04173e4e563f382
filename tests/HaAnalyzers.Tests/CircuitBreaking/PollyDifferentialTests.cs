using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.CircuitBreaking;

/// <summary>
/// Where both define the same (successes and failures, no growing break, no consecutive failures), Polly's breaker and ours go through the
/// same states, whatever the times. Where they do not, see <see cref="PollyDifferenceTests"/>.
/// </summary>
public sealed class PollyDifferentialTests
{
    private const int Runs = 5_000;
    private const int EventsPerRun = 1_000;

    [Fact]
    public void CallsThatEndAtOnce_LeadBothBreakersThroughTheSameStates() => CompareMany(CallOneAfterTheOther);

    [Fact]
    public void CallsThatOverlap_LeadBothBreakersThroughTheSameStates() => CompareMany(CallOverlapping);

    private static void CompareMany(Action<Random, BreakerPair, FakeTimeProvider, CircuitBreakerOptions> makeHistory)
    {
        long openings = 0;
        long failedProbes = 0;
        long closings = 0;
        Parallel.For(0, Runs, seed =>
        {
            var random = new Random(seed);
            var time = new FakeTimeProvider();
            CircuitBreakerOptions options = RandomOptions(random);
            var breakers = new BreakerPair(options, time);
            try
            {
                makeHistory(random, breakers, time, options);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}", exception);
            }

            Interlocked.Add(ref openings, breakers.Openings);
            Interlocked.Add(ref failedProbes, breakers.FailedProbes);
            Interlocked.Add(ref closings, breakers.Closings);
        });

        // Otherwise the comparison would be one of closed breakers.
        TestContext.Current.TestOutputHelper!.WriteLine($"{openings} openings, {failedProbes} failed probes, {closings} closings");
        Assert.All([openings, failedProbes, closings], number => Assert.InRange(number, Runs, long.MaxValue));
    }

    private static void CallOneAfterTheOther(Random random, BreakerPair breakers, FakeTimeProvider time, CircuitBreakerOptions options)
    {
        double failureRatio = random.NextDouble();
        for (int i = 0; i < EventsPerRun; i++)
        {
            time.Advance(RandomStep(random, options));
            breakers.Call(random.NextDouble() < failureRatio);
        }
    }

    /// <summary>
    /// A bucket begins with the first call that begins here, and with the first that ends in Polly; so whenever time has gone by, a short
    /// call comes first and begins one in both. Outcomes from before a break come during it, where neither breaker minds them.
    /// </summary>
    private static void CallOverlapping(Random random, BreakerPair breakers, FakeTimeProvider time, CircuitBreakerOptions options)
    {
        double failureRatio = random.NextDouble();
        bool Fails() => random.NextDouble() < failureRatio;
        var underWay = new List<BreakerPair.CallUnderWay>();
        int events = 0;
        while (events < EventsPerRun)
        {
            time.Advance(RandomStep(random, options));
            if (breakers.State == CircuitState.Open)
            {
                events += 1 + Probe(random, breakers, time, options, Fails());
                continue;
            }

            breakers.Call(Fails());
            events++;
            while (breakers.State == CircuitState.Closed && random.Next(4) != 0)
            {
                events++;
                if (underWay.Count == 0 || random.Next(2) == 0)
                {
                    underWay.Add(breakers.Begin()!);
                }
                else
                {
                    EndOne(random, breakers, underWay, Fails());
                }
            }

            while (breakers.State == CircuitState.Open && underWay.Count > 0)
            {
                events++;
                EndOne(random, breakers, underWay, Fails());
            }
        }
    }

    /// <summary>A call that may be the probe, and while it is under way, others that are rejected.</summary>
    private static int Probe(Random random, BreakerPair breakers, FakeTimeProvider time, CircuitBreakerOptions options, bool fails)
    {
        if (breakers.Begin() is not { } probe)
        {
            return 0;
        }

        // A probe silent for as long as a break loses its slot here, and never in Polly.
        int others = random.Next(4);
        for (int i = 0; i < others; i++)
        {
            time.Advance(TimeSpan.FromTicks(random.NextInt64(options.BreakDuration.Ticks / 4)));
            Assert.False(breakers.Call(fails));
        }

        breakers.End(probe, fails);
        return others + 1;
    }

    private static void EndOne(Random random, BreakerPair breakers, List<BreakerPair.CallUnderWay> underWay, bool fails)
    {
        int index = random.Next(underWay.Count);
        breakers.End(underWay[index], fails);
        underWay.RemoveAt(index);
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
}
