using Homepage.Drill;

namespace Homepage.Tests;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    [InlineData(0.001, 1)]
    public void OneToAHundred_GivesTheNearestRank(double fraction, int expected) =>
        Assert.Equal(Milliseconds(expected), Percentile.Of(Enumerable.Range(1, 100).Reverse().Select(Milliseconds), fraction));

    [Fact]
    public void FewValues_GiveOneThatWasMeasured() =>
        Assert.Equal(Milliseconds(900), Percentile.Of([Milliseconds(10), Milliseconds(900)], 0.99));

    [Fact]
    public void NoValues_GiveZero() => Assert.Equal(TimeSpan.Zero, Percentile.Of([], 0.99));

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    public void FractionOutOfRange_IsRejected(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentile.Of([Milliseconds(1)], fraction));

    private static TimeSpan Milliseconds(int value) => TimeSpan.FromMilliseconds(value);
}
