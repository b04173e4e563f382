using System.Threading.RateLimiting;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.AspNetCore.Tests.LoadShedding;

/// <summary>How the limit of <see cref="AdaptiveConcurrencyLimiter"/> moves with what requests take.</summary>
public sealed class AdaptiveLimitTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void LatencyGrowsWithConcurrency_LimitShrinksUntilItDoesNot()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(initial: 100);
        Load(limiter, requests: 5, TimeSpan.FromMilliseconds(10), windows: 5);

        for (int window = 0; window < 60; window++)
        {
            // Four at a time without queueing, the others wait.
            int inFlight = limiter.Limit;
            Load(limiter, inFlight, TimeSpan.FromMilliseconds(10 * Math.Max(1, inFlight / 4.0)), windows: 1);
        }

        Assert.InRange(limiter.Limit, 5, 9);
    }

    [Fact]
    public void LatencyStays_LimitGrowsToItsBound()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(initial: 20, max: 60);

        for (int window = 0; window < 300; window++)
        {
            Load(limiter, limiter.Limit, TimeSpan.FromMilliseconds(10), windows: 1);
        }

        Assert.Equal(60, limiter.Limit);
    }

    [Fact]
    public void LittleInFlight_LimitStaysWhateverTheLatency()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(initial: 40);
        Load(limiter, requests: 5, TimeSpan.FromMilliseconds(10), windows: 10);
        Load(limiter, requests: 5, TimeSpan.FromMilliseconds(100), windows: 10);

        Assert.Equal(40, limiter.Limit);
    }

    [Fact]
    public void DependencySlower_IsNotTakenForOverload()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(initial: 50, max: 50);
        Load(limiter, requests: 40, TimeSpan.FromMilliseconds(10), windows: 20);

        int lowest = int.MaxValue;
        for (int window = 0; window < 60; window++)
        {
            Load(limiter, Math.Min(limiter.Limit, 45), TimeSpan.FromMilliseconds(60), windows: 1);
            lowest = Math.Min(lowest, limiter.Limit);
        }

        Assert.InRange(lowest, 15, 30);
        Assert.InRange(limiter.Limit, 45, 50);
    }

    [Fact]
    public void FewerThanTenSamples_LimitStays()
    {
        using AdaptiveConcurrencyLimiter limiter = Create(initial: 5);
        using RateLimitLease other = limiter.AttemptAcquire(4);
        for (int i = 0; i < 9; i++)
        {
            Hold(limiter, TimeSpan.FromSeconds(1));
        }

        Assert.Equal(5, limiter.Limit);
        Hold(limiter, TimeSpan.FromSeconds(1));
        Assert.True(limiter.GetStatistics()!.CurrentAvailablePermits <= 2);
    }

    [Theory]
    [InlineData(40, 81)]
    [InlineData(60, 59)]
    public void Aimd_AddsOneBelowTheLatencyAndTakesATenthAbove(double milliseconds, int expected)
    {
        using var limiter = new AdaptiveConcurrencyLimiter(
            new AdaptiveConcurrencyLimiterOptions
            {
                Algorithm = ConcurrencyLimitAlgorithm.Aimd, MinLimit = 1, InitialLimit = milliseconds < 50 ? 80 : 66, MaxLatency = TimeSpan.FromMilliseconds(50),
            },
            _time);

        Load(limiter, requests: 50, TimeSpan.FromMilliseconds(milliseconds), windows: 1);

        Assert.Equal(expected, limiter.Limit);
    }

    private AdaptiveConcurrencyLimiter Create(int initial, int max = 1_000) => new(
        new AdaptiveConcurrencyLimiterOptions { InitialLimit = initial, MinLimit = 2, MaxLimit = max }, _time);

    /// <summary>Windows full of requests that all take the same, so many at a time.</summary>
    private void Load(AdaptiveConcurrencyLimiter limiter, int requests, TimeSpan latency, int windows)
    {
        for (int window = 0; window < windows; window++)
        {
            long end = _time.GetTimestamp() + TimeSpan.FromMilliseconds(100).Ticks;
            int ended = 0;
            while (ended < 10 || _time.GetTimestamp() < end)
            {
                RateLimitLease[] leases = [.. Enumerable.Range(0, requests).Select(_ => limiter.AttemptAcquire())];
                _time.Advance(latency);
                Array.ForEach(leases, lease => lease.Dispose());
                ended += requests;
            }
        }
    }

    private void Hold(AdaptiveConcurrencyLimiter limiter, TimeSpan latency)
    {
        using RateLimitLease lease = limiter.AttemptAcquire();
        _time.Advance(latency);
    }
}
