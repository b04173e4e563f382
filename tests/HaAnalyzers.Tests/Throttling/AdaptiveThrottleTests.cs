using CsCheck;
using HaAnalyzers.Throttling;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Throttling;

public sealed class AdaptiveThrottleTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void AnyHistory_ProbabilityIsThatOfTheBookOverTheWindow() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Bool).Array[1, 200].Sample(steps =>
        {
            var time = new FakeTimeProvider();
            var throttle = new AdaptiveThrottle(time, new Random(1));
            var calls = new List<(long Slice, bool IsAccepted)>();
            foreach ((int wait, bool isAccepted) in steps)
            {
                time.Advance(TimeSpan.FromMilliseconds(wait));
                throttle.TryEnter();
                if (isAccepted)
                {
                    throttle.Accept();
                }

                // Slices of five seconds, 24 of them, the present one included.
                long present = (long)(time.GetUtcNow() - time.Start).TotalMilliseconds / 5_000;
                calls.Add((present, isAccepted));
                int requests = calls.Count(call => call.Slice > present - 24);
                int accepts = calls.Count(call => call.Slice > present - 24 && call.IsAccepted);
                Assert.Equal(Math.Max(0, (requests - (2.0 * accepts)) / (requests + 1)), throttle.RejectionProbability, precision: 12);
            }
        });

    [Fact]
    public void Postponed_NothingGoesOutAndNothingIsCountedUntilThen()
    {
        var throttle = new AdaptiveThrottle(_time, new Random(1));
        Call(throttle, isAccepted: true);

        throttle.Postpone(TimeSpan.FromSeconds(10));
        throttle.Postpone(TimeSpan.FromSeconds(3));
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.All(Enumerable.Range(0, 1_000), call => Assert.False(throttle.TryEnter(isProbe: call % 2 == 0)));
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(0, throttle.RejectionProbability);
        Assert.True(throttle.TryEnter());
    }

    [Fact]
    public void HalfAccepted_NothingIsRejected()
    {
        var throttle = new AdaptiveThrottle(_time, new Random(1));

        Assert.All(Enumerable.Range(0, 10_000), call => Assert.True(Call(throttle, isAccepted: call % 2 == 0)));
    }

    [Fact]
    public void NothingAccepted_FewGetThrough_AndAllAgainTwoMinutesLater()
    {
        var throttle = new AdaptiveThrottle(_time, new Random(1));

        // The n-th call goes out with the probability 1 / n: about ln(10,000) + 0.6 of them.
        int sent = Enumerable.Range(0, 10_000).Count(_ => Call(throttle, isAccepted: false));
        Assert.InRange(sent, 4, 20);

        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.True(throttle.TryEnter());
        Assert.InRange(throttle.RejectionProbability, 0, 0.5);
    }

    [Fact]
    public void CapacityForATenth_DependencySeesTwiceThat()
    {
        var throttle = new AdaptiveThrottle(_time, new Random(1));
        int sent = 0;
        for (int tick = 0; tick < 3_000; tick++)
        {
            // A hundred calls in a tenth of a second, of which it accepts ten.
            int accepted = 0;
            for (int call = 0; call < 100; call++)
            {
                if (throttle.TryEnter())
                {
                    sent += tick >= 2_000 ? 1 : 0;
                    if (accepted++ < 10)
                    {
                        throttle.Accept();
                    }
                }
            }

            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(sent, 18_000, 22_000);
    }

    [Fact]
    public async Task ManyThreads_NoCountIsLost_AndAllOfItIsForgottenInTheEnd()
    {
        var throttle = new AdaptiveThrottle(_time, Random.Shared);
        using var stop = new CancellationTokenSource();
        Task clock = Task.Run(
            () =>
            {
                for (int i = 0; i < 200; i++)
                {
                    _time.Advance(TimeSpan.FromMilliseconds(100));
                }
            },
            TestContext.Current.CancellationToken);
        await Task.WhenAll([clock, .. Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                for (int i = 0; i < 20_000; i++)
                {
                    Call(throttle, isAccepted: i % 4 == 0);
                }
            },
            TestContext.Current.CancellationToken))]);
        Assert.Equal((80_000 - (2.0 * 20_000)) / 80_001, throttle.RejectionProbability, precision: 9);

        _time.Advance(TimeSpan.FromMinutes(3));
        throttle.TryEnter();

        Assert.Equal(0.5, throttle.RejectionProbability);
    }

    [Fact]
    public void Calls_AllocateNothing()
    {
        var throttle = new AdaptiveThrottle(TimeProvider.System, Random.Shared);
        CallMany();
        long before = GC.GetAllocatedBytesForCurrentThread();

        CallMany();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void CallMany()
        {
            for (int i = 0; i < 1_000; i++)
            {
                Call(throttle, isAccepted: i % 3 == 0);
            }
        }
    }

    private static bool Call(AdaptiveThrottle throttle, bool isAccepted)
    {
        bool isSent = throttle.TryEnter();
        if (isAccepted)
        {
            throttle.Accept();
        }

        return isSent;
    }
}
