using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;

namespace HaAnalyzers.Benchmarks;

/// <summary>Equal options for the guard and for Polly.</summary>
internal static class Setups
{
    private static readonly TimeSpan LongAfterTheBenchmark = TimeSpan.FromHours(12);

    /// <summary>Counts everything and never opens, however often the dependency fails.</summary>
    public static CircuitBreakerOptions Counting() => new()
    {
        FailureRatio = 1,
        MinimumThroughput = 1_000_000,
        SamplingDuration = TimeSpan.FromMilliseconds(500),
        ConsecutiveFailures = 0,
    };

    public static ICatalog Guard(ICatalog inner) => new CatalogGuard(inner, new DependencyOptions { CircuitBreaker = Counting() });

    public static ICatalog OpenGuard() => Open(new CatalogGuard(new FailingCatalog(), new DependencyOptions { CircuitBreaker = Opening() }));

    public static ICatalog Polly(ICatalog inner) => new PollyCatalog(inner, Counting());

    public static ICatalog PollyWithTimeout(ICatalog inner) => new PollyCatalog(inner, Counting(), new DependencyOptions().Timeout);

    public static ICatalog OpenPolly() => Open(new PollyCatalog(new FailingCatalog(), Opening()));

    private static CircuitBreakerOptions Opening() => new() { BreakDuration = LongAfterTheBenchmark, MaxBreakDuration = LongAfterTheBenchmark };

    private static ICatalog Open(ICatalog catalog)
    {
        for (int i = 0; i < 100; i++)
        {
            catalog.Find(i);
        }

        return catalog;
    }
}
