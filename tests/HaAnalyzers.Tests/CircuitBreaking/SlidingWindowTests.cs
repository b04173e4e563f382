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
        window.AddSuccess(0);
        window.AddFailure(20);
        window.Clear();
        Assert.Equal((0, 0), (window.Successes, window.Failures));
        window.AddFailure(21);
        Assert.Equal((0, 1), (window.Successes, window.Failures));
    }

    private static void Check((int Step, bool Success)[] history, int length)
    {
        var window = new SlidingWindow();
        window.Resize(length);
        var exact = new List<(long At, bool Success)>();
        long now = 0;
        foreach ((int step, bool success) in history)
        {
            now += step;
            exact.Add((now, success));
            if (success)
            {
                window.AddSuccess(now);
            }
            else
            {
                window.AddFailure(now);
            }

            // The length of a bucket is rounded down, so ten of them may fall short of the window by up to nine ticks.
            long surelyCounted = length - (length / 10) - 9;
            AssertBetween(exact.Count(e => e.Success && now - e.At < surelyCounted), window.Successes, exact.Count(e => e.Success && now - e.At < length));
            AssertBetween(exact.Count(e => !e.Success && now - e.At < surelyCounted), window.Failures, exact.Count(e => !e.Success && now - e.At < length));
        }
    }

    private static void AssertBetween(long low, long value, long high) => Assert.True(low <= value && value <= high, $"{low} <= {value} <= {high}");
}
