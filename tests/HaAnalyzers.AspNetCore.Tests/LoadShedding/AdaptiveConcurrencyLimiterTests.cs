using System.Threading.RateLimiting;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Polly;

namespace HaAnalyzers.AspNetCore.Tests.LoadShedding;

public sealed class AdaptiveConcurrencyLimiterTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void UpToTheLimit_IsAcquired_ThenRefusedWithRetryAfter()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(limit: 3);
        RateLimitLease[] leases = [limiter.AttemptAcquire(), limiter.AttemptAcquire(), limiter.AttemptAcquire()];

        RateLimitLease refused = limiter.AttemptAcquire();

        Assert.All(leases, lease => Assert.True(lease.IsAcquired));
        Assert.False(refused.IsAcquired);
        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan retryAfter));
        Assert.Equal(TimeSpan.FromSeconds(1), retryAfter);
        Assert.Equal(MetadataName.RetryAfter.Name, Assert.Single(refused.MetadataNames));
        Assert.Empty(leases[0].MetadataNames);
        Assert.False(leases[0].TryGetMetadata(MetadataName.RetryAfter, out _));
    }

    [Fact]
    public void DisposedTwice_GivesBackOnce()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(limit: 2);
        RateLimitLease lease = limiter.AttemptAcquire();
        using RateLimitLease other = limiter.AttemptAcquire();

        lease.Dispose();
        lease.Dispose();

        Assert.Equal(1, limiter.InFlight);
    }

    [Fact]
    public void NoPermit_TellsWhetherThereIsOne()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(limit: 1);
        Assert.True(limiter.AttemptAcquire(0).IsAcquired);
        using RateLimitLease lease = limiter.AttemptAcquire();

        Assert.False(limiter.AttemptAcquire(0).IsAcquired);
        Assert.Equal(1, limiter.InFlight);
    }

    [Fact]
    public void MoreThanCanEverBeAcquired_IsRejectedWithNumberAndOption()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(limit: 5);

        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => limiter.AttemptAcquire(6));

        Assert.Contains("MaxLimit is 5", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asynchronously_AnswersAtOnce()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(limit: 1);
        ValueTask<RateLimitLease> first = limiter.AcquireAsync();
        ValueTask<RateLimitLease> second = limiter.AcquireAsync();

        Assert.True(first.IsCompletedSuccessfully && second.IsCompletedSuccessfully);
        Assert.True((await first).IsAcquired);
        Assert.False((await second).IsAcquired);
        await Assert.ThrowsAsync<TaskCanceledException>(() => limiter.AcquireAsync(1, new CancellationToken(canceled: true)).AsTask());
    }

    [Fact]
    public void Statistics_CountLeases()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(limit: 4);
        using RateLimitLease three = limiter.AttemptAcquire(3);
        _ = limiter.AttemptAcquire(2);

        RateLimiterStatistics statistics = limiter.GetStatistics()!;

        Assert.Equal(
            (1L, 0L, 1L, 1L),
            (statistics.CurrentAvailablePermits, statistics.CurrentQueuedCount, statistics.TotalSuccessfulLeases, statistics.TotalFailedLeases));
    }

    [Fact]
    public void IdleDuration_CountsFromTheLastRelease()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(limit: 4);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(5), limiter.IdleDuration);
        RateLimitLease lease = limiter.AttemptAcquire();
        Assert.Null(limiter.IdleDuration);

        lease.Dispose();
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.FromSeconds(2), limiter.IdleDuration);
    }

    [Fact]
    public async Task Disposed_Throws_AndLeasesCanStillBeReturned()
    {
        AdaptiveConcurrencyLimiter limiter = Create(limit: 4);
        RateLimitLease lease = limiter.AttemptAcquire();

        await limiter.DisposeAsync();
        lease.Dispose();

        Assert.Throws<ObjectDisposedException>(() => limiter.AttemptAcquire());
        Assert.Equal(0, limiter.InFlight);
    }

    [Fact]
    public void AnyHistory_LimitStaysWithinBoundsAndNobodyGetsMore() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 40], Gen.Enum<ConcurrencyLimitAlgorithm>(), Gen.Select(Gen.Int[1, 8], Gen.Int[0, 3_000], Gen.Bool).Array[1, 300])
            .Sample((min, more, algorithm, steps) =>
            {
                var time = new FakeTimeProvider();
                using var limiter = new AdaptiveConcurrencyLimiter(
                    new AdaptiveConcurrencyLimiterOptions { Algorithm = algorithm, MinLimit = min, MaxLimit = min + more, InitialLimit = min + (more / 2), SampleWindow = TimeSpan.FromMilliseconds(10), MaxLatency = TimeSpan.FromMilliseconds(100) },
                    time);
                var held = new Queue<RateLimitLease>();
                foreach ((int permits, int wait, bool release) in steps)
                {
                    time.Advance(TimeSpan.FromMilliseconds(wait / 10.0));
                    int before = limiter.InFlight;
                    bool fits = permits <= min + more && before + permits <= limiter.Limit;
                    RateLimitLease? lease = permits <= min + more ? limiter.AttemptAcquire(permits) : null;
                    Assert.Equal(fits, lease is { IsAcquired: true });
                    Assert.Equal(before + (fits ? permits : 0), limiter.InFlight);
                    if (fits)
                    {
                        held.Enqueue(lease!);
                    }

                    if (release && held.TryDequeue(out RateLimitLease? oldest))
                    {
                        oldest.Dispose();
                    }

                    Assert.InRange(limiter.Limit, min, min + more);
                }

                foreach (RateLimitLease lease in held)
                {
                    lease.Dispose();
                }

                Assert.Equal(0, limiter.InFlight);
            });

    [Fact]
    public async Task ManyThreads_NeverMoreThanTheLimitAndNoneLost()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(limit: 3);
        int holders = 0;
        int most = 0;
        long acquired = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i < 20_000; i++)
                {
                    using RateLimitLease lease = limiter.AttemptAcquire();
                    if (lease.IsAcquired)
                    {
                        Interlocked.Increment(ref acquired);
                        int now = Interlocked.Increment(ref holders);
                        for (int seen = most; now > seen; seen = most)
                        {
                            Interlocked.CompareExchange(ref most, now, seen);
                        }

                        Interlocked.Decrement(ref holders);
                    }
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.InRange(most, 1, 3);
        Assert.Equal(0, limiter.InFlight);
        Assert.Equal((acquired, 160_000 - acquired), (limiter.GetStatistics()!.TotalSuccessfulLeases, limiter.GetStatistics()!.TotalFailedLeases));
    }

    [Fact]
    public void Refusal_AllocatesNothing()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(limit: 1);
        using RateLimitLease held = limiter.AttemptAcquire();
        _ = limiter.AttemptAcquire();
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1_000; i++)
        {
            limiter.AttemptAcquire().Dispose();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Polly_TakesIt()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(limit: 1);
        ResiliencePipeline pipeline = new ResiliencePipelineBuilder().AddRateLimiter(limiter).Build();
        Assert.Equal(1, await pipeline.ExecuteAsync(_ => ValueTask.FromResult(limiter.InFlight), TestContext.Current.CancellationToken));
        using RateLimitLease held = limiter.AttemptAcquire();

        var rejected = Assert.Throws<Polly.RateLimiting.RateLimiterRejectedException>(() => pipeline.Execute(() => { }));

        Assert.Equal(TimeSpan.FromSeconds(1), rejected.RetryAfter);
    }

    [Fact]
    public void OptionsOutOfRange_AreNamedWithValueAndRange()
    {
        var options = new AdaptiveConcurrencyLimiterOptions
        {
            Algorithm = (ConcurrencyLimitAlgorithm)7, InitialLimit = 0, MinLimit = 9, MaxLimit = 3, SampleWindow = TimeSpan.Zero,
            LatencyTolerance = 0.5, Smoothing = 0, BackoffRatio = 1, MaxLatency = TimeSpan.Zero, RetryAfter = TimeSpan.Zero,
        };

        var exception = Assert.Throws<ArgumentException>("options", () => new AdaptiveConcurrencyLimiter(options));

        Assert.Equal(
            [
                "Algorithm is 7; allowed are Gradient2 and Aimd.",
                "InitialLimit is 0; allowed is 1 to 1,000,000 requests.",
                "MaxLimit is 3; allowed is at least MinLimit, which is 9.",
                "SampleWindowMilliseconds is 0; allowed is 10 to 60,000 milliseconds.",
                "LatencyTolerance is 0.5; allowed is 1 to 100.",
                "Smoothing is 0; allowed is above 0, up to 1.",
                "BackoffRatio is 1; allowed is 0.5 to 0.99.",
                "MaxLatencyMilliseconds is 0; allowed is 1 to 86,400,000 milliseconds.",
                "RetryAfterSeconds is 0; allowed is 1 to 86,400 seconds.",
            ],
            options.Validate());
        Assert.Contains("The options of the concurrency limiter are invalid", exception.Message, StringComparison.Ordinal);
    }

    private AdaptiveConcurrencyLimiter Create(int limit) => new(
        new AdaptiveConcurrencyLimiterOptions { InitialLimit = limit, MinLimit = limit, MaxLimit = limit }, _time);
}
