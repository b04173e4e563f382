using CsCheck;
using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Tests.CircuitBreaking;

public sealed class SlidingWindowTests
{
    private static readonly Gen<(int Step, bool Success)[]> Histories =
        Gen.Select(Gen.Frequency((6, Gen.Int[0, 3]), (3, Gen.Int[0, 150]), (1, Gen.Int[0, 3_000])), Gen.Bool).Array[1, 200];

    [Fact]
    public void AnyHistory_CountsAllOfTheLastNineTenthsAndNothingOlderThanTheWindow() =>
        Gen.Select(Histories, Gen.OneOf(Gen.Int[10, 99], Gen.Int[100, 2_000])).Sample(Check, iter: 1_500);

    [Fact]
    public void Clear_ForgetsEverything()
    {
        var window = new SlidingWindow();
        window.Resize(100);
        window.Open(now: 0, total: 0);
        window.AddFailure();
        window.Clear();
        Assert.Equal((0, 0, false), (window.Successes(total: 0), window.Failures, window.IsOpen));
        window.Open(now: 21, total: 0);
        window.AddFailure();
        Assert.Equal((0, 1), (window.Successes(total: 0), window.Failures));
    }

    [Fact]
    public void SuccessWhileNoBucketIsOpen_GoesToTheNext()
    {
        var window = new SlidingWindow();
        window.Resize(100);
        window.Open(now: 0, total: 0);
        window.Advance(now: 10, total: 3);
        window.Open(now: 50, total: 4);
        Assert.Equal(4, window.Successes(total: 4));
        window.Advance(now: 100, total: 4);
        Assert.Equal(1, window.Successes(total: 4));
    }

    [Fact]
    public void NextChange_IsTheEndOfTheBucketThenThatOfTheWindow()
    {
        var window = new SlidingWindow();
        window.Resize(100);
        Assert.Null(window.NextChange);
        window.Open(now: 5, total: 0);
        Assert.Equal(15, window.NextChange);
        window.Advance(now: 15, total: 0);
        Assert.Equal(105, window.NextChange);
        window.Open(now: 98, total: 0);
        Assert.Equal(105, window.NextChange);
        window.Advance(now: 105, total: 0);
        Assert.Equal(108, window.NextChange);
        window.Advance(now: 198, total: 0);
        Assert.Null(window.NextChange);
    }

    [Fact]
    public void EmptyAgain_CountsFromTheEndOfTheLastBucket()
    {
        var window = new SlidingWindow();
        window.Resize(100);
        window.Open(now: 0, total: 0);
        window.Advance(now: 10, total: 5);
        window.Advance(now: 100, total: 7);
        Assert.Null(window.NextChange);
        Assert.Equal(4, window.Successes(total: 9));
    }

    [Fact]
    public void BucketThatBeginsBeforeALateTimer_EndsTheOneBefore()
    {
        var window = new SlidingWindow();
        window.Resize(100);
        window.Open(now: 0, total: 0);
        window.AddFailure();
        window.Open(now: 150, total: 2);
        Assert.Equal((0, 160L), (window.Failures, window.NextChange));
    }

    [Fact]
    public void EleventhBucketOfAWindowThatTenDoNotDivide_TakesThePlaceOfTheFirst()
    {
        var window = new SlidingWindow();
        window.Resize(109);
        for (int now = 0; now <= 100; now += 10)
        {
            window.Open(now, total: 0);
            window.AddFailure();
        }

        Assert.Equal(10, window.Failures);
    }

    [Fact]
    public void CounterThatOverflows_GivesTheRightDifference()
    {
        var window = new SlidingWindow();
        window.Resize(100);
        window.Open(now: 0, total: nuint.MaxValue - 1);
        window.Advance(now: 10, total: nuint.MaxValue - 1);
        window.Advance(now: 100, total: nuint.MaxValue - 1);
        window.Open(now: 110, total: nuint.MaxValue - 1);
        Assert.Equal(5, window.Successes(total: 3));
    }

    private static void Check((int Step, bool Success)[] history, int length)
    {
        var window = new SlidingWindow();
        window.Resize(length);
        var exact = new List<(long At, bool Success)>();
        long now = 0;
        nuint successes = 0;
        foreach ((int step, bool success) in history)
        {
            now += step;
            exact.Add((now, success));
            // The timer: it looks at every moment the window has asked for.
            while (window.NextChange is { } due && due <= now)
            {
                window.Advance(due, successes);
            }

            window.Open(now, successes);
            if (success)
            {
                successes++;
            }
            else
            {
                window.AddFailure();
            }

            // The length of a bucket is rounded down, so ten of them may fall short of the window by up to nine ticks.
            long surelyCounted = length - (length / 10) - 9;
            AssertBetween(exact.Count(e => e.Success && now - e.At < surelyCounted), window.Successes(successes), exact.Count(e => e.Success && now - e.At < length));
            AssertBetween(exact.Count(e => !e.Success && now - e.At < surelyCounted), window.Failures, exact.Count(e => !e.Success && now - e.At < length));
        }
    }

    private static void AssertBetween(long low, long value, long high) => Assert.True(low <= value && value <= high, $"{low} <= {value} <= {high}");
}
