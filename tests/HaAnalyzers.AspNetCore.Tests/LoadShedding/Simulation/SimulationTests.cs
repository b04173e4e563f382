namespace HaAnalyzers.AspNetCore.Tests.LoadShedding.Simulation;

/// <summary>
/// A thousand clients and a service with 20 workers of 20 ms, 1,000 requests per second. Seeds are fixed: the same numbers every time.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Clients = 1_000;

    private readonly EventQueue _events = new();
    private readonly Random _random = new(20_260_101);

    [Theory]
    [InlineData(ConcurrencyLimitAlgorithm.Gradient2)]
    [InlineData(ConcurrencyLimitAlgorithm.Aimd)]
    public void FourTimesTheCapacity_AllOfItIsServedAndLatencyStaysLow(ConcurrencyLimitAlgorithm algorithm)
    {
        (Backend backend, Population population, AdaptiveConcurrencyLimiter limiter) = Create(algorithm, loadFactor: 0.5);
        Run(5);
        population.Rate = 4 * backend.Capacity;
        Run(10);
        population.Forget();
        Run(30);

        output.WriteLine($"limit {limiter.Limit}, goodput {Goodput(population, 30):0}/s, p99 {P99(population).TotalMilliseconds:0} ms, fairness {Fairness(population):0.000}");
        Assert.InRange(Goodput(population, 30), 0.97 * backend.Capacity, 1.03 * backend.Capacity);
        Assert.InRange(P99(population).TotalMilliseconds, 20, 60);
        Assert.InRange(Fairness(population), 0.95, 1);
        limiter.Dispose();
    }

    [Fact]
    public void Unprotected_OverloadAndRetriesTakeTheServiceDown()
    {
        var backend = new Backend(_events, _random, limiter: null);
        var population = new Population(_events, _random, backend, Clients, isThrottled: false) { Rate = 0.5 * backend.Capacity };
        population.Start();
        Run(5);
        population.Rate = 1.5 * backend.Capacity;
        Run(20);
        population.Forget();
        Run(20);

        output.WriteLine($"goodput {Goodput(population, 20):0}/s");
        Assert.InRange(Goodput(population, 20), 0, 0.1 * backend.Capacity);
    }

    [Theory]
    [InlineData(ConcurrencyLimitAlgorithm.Gradient2)]
    [InlineData(ConcurrencyLimitAlgorithm.Aimd)]
    public void CapacityHalves_LimitFollowsWithinSeconds(ConcurrencyLimitAlgorithm algorithm)
    {
        (Backend backend, Population population, AdaptiveConcurrencyLimiter limiter) = Create(algorithm, loadFactor: 0.5);
        Run(5);
        population.Rate = 2 * backend.Capacity;
        Run(25);
        int before = limiter.Limit;
        backend.Workers /= 2;
        double? converged = null;
        for (int tenth = 1; tenth <= 100 && converged is null; tenth++)
        {
            population.Forget();
            Run(0.1);
            converged = population.Latencies.Count > 0 && P99(population).TotalMilliseconds < 70 ? tenth / 10.0 : null;
        }

        Run(5);
        population.Forget();
        Run(30);

        output.WriteLine($"limit {before} to {limiter.Limit}, p99 below 70 ms again after {converged} s, goodput {Goodput(population, 30):0}/s, p99 {P99(population).TotalMilliseconds:0} ms");
        Assert.True(converged <= 3);
        Assert.InRange(Goodput(population, 30), 0.95 * backend.Capacity, 1.05 * backend.Capacity);
        Assert.InRange(P99(population).TotalMilliseconds, 20, 70);
        limiter.Dispose();
    }

    [Fact]
    public void CapacityComesBack_LimitGrowsAgain()
    {
        (Backend backend, Population population, AdaptiveConcurrencyLimiter limiter) = Create(ConcurrencyLimitAlgorithm.Gradient2, loadFactor: 2);
        backend.Workers = 10;
        Run(20);
        backend.Workers = 20;
        double? recovered = null;
        for (int second = 1; second <= 60 && recovered is null; second++)
        {
            population.Forget();
            Run(1);
            recovered = Goodput(population, 1) > 0.95 * backend.Capacity ? second : null;
        }

        output.WriteLine($"all of the capacity in use again after {recovered} s, limit {limiter.Limit}");
        Assert.True(recovered <= 15);
        limiter.Dispose();
    }

    [Fact]
    public void DependencySlowerButNotBusy_NothingIsShedForLong()
    {
        (Backend backend, Population population, AdaptiveConcurrencyLimiter limiter) = Create(ConcurrencyLimitAlgorithm.Gradient2, loadFactor: 0.3);
        backend.Workers = 1_000;
        population.Rate = 1_000;
        Run(20);
        backend.ServiceTime *= 4;
        Run(20);
        population.Forget();
        Run(20);

        output.WriteLine($"limit {limiter.Limit}, served {(double)population.Served.Sum() / population.Demand:0.0 %}");
        // Those that were under way when the counting began make up for those that are when it ends.
        Assert.InRange((double)population.Served.Sum() / population.Demand, 0.99, 1.01);
        limiter.Dispose();
    }

    [Fact]
    public void OverloadForTenMinutes_LatencyDoesNotCreepUp()
    {
        (Backend backend, Population population, AdaptiveConcurrencyLimiter limiter) = Create(ConcurrencyLimitAlgorithm.Gradient2, loadFactor: 0.5);
        Run(5);
        population.Rate = 2 * backend.Capacity;
        Run(600);
        population.Forget();
        Run(10);

        output.WriteLine($"limit {limiter.Limit}, p99 {P99(population).TotalMilliseconds:0} ms");
        Assert.InRange(P99(population).TotalMilliseconds, 20, 60);
        limiter.Dispose();
    }

    [Fact]
    public void Throttle_RetriesOfAThousandClientsHardlyReachTheService()
    {
        (double unthrottled, _) = Amplification(isThrottled: false, seed: 7);
        (double throttled, double goodput) = Amplification(isThrottled: true, seed: 7);

        output.WriteLine($"requests at the service per request of a client: {unthrottled:0.00} without, {throttled:0.00} with the throttle, goodput {goodput:0.00} of the capacity");
        Assert.InRange(unthrottled, 2, 3);

        // The book: a dependency that rejects sees at most K times what it accepts.
        Assert.InRange(throttled, 0, 1);
        Assert.InRange(goodput, 0.9, 1.05);
    }

    /// <summary>Requests at the service per request of a client at four times the capacity, after two minutes.</summary>
    private static (double Amplification, double Goodput) Amplification(bool isThrottled, int seed)
    {
        var events = new EventQueue();
        var random = new Random(seed);
        using var limiter = new AdaptiveConcurrencyLimiter(timeProvider: events.Time);
        var backend = new Backend(events, random, limiter);
        var population = new Population(events, random, backend, Clients, isThrottled) { Rate = 0.5 * backend.Capacity };
        population.Start();
        events.RunUntil(TimeSpan.FromSeconds(10));
        population.Rate = 4 * backend.Capacity;
        events.RunUntil(TimeSpan.FromSeconds(150));
        int arrivals = backend.Arrivals;
        population.Forget();
        events.RunUntil(TimeSpan.FromSeconds(180));
        return ((double)(backend.Arrivals - arrivals) / population.Demand, Goodput(population, 30) / backend.Capacity);
    }

    private (Backend Backend, Population Population, AdaptiveConcurrencyLimiter Limiter) Create(ConcurrencyLimitAlgorithm algorithm, double loadFactor)
    {
        var limiter = new AdaptiveConcurrencyLimiter(
            new AdaptiveConcurrencyLimiterOptions { Algorithm = algorithm, MaxLatency = TimeSpan.FromMilliseconds(30) }, _events.Time);
        var backend = new Backend(_events, _random, limiter);
        var population = new Population(_events, _random, backend, Clients, isThrottled: false) { Rate = loadFactor * backend.Capacity, Attempts = 1 };
        population.Start();
        return (backend, population, limiter);
    }

    private void Run(double seconds) => _events.RunUntil(_events.Time.Now + TimeSpan.FromSeconds(seconds));

    private static double Goodput(Population population, double seconds) => population.Served.Sum() / seconds;

    private static TimeSpan P99(Population population)
    {
        TimeSpan[] sorted = [.. population.Latencies.Order()];
        return sorted[(int)Math.Ceiling(0.99 * sorted.Length) - 1];
    }

    /// <summary>Jain's index: 1 where all clients got the same, 1/n where one got all.</summary>
    private static double Fairness(Population population) =>
        Math.Pow(population.Served.Sum(), 2) / (population.Served.Length * population.Served.Sum(each => Math.Pow(each, 2)));
}
