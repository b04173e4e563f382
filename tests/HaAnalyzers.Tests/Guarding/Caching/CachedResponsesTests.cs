using HaAnalyzers.Guarding;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding.Caching;

public sealed class CachedResponsesTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Answer_ComesBackWithItsAge()
    {
        CachedResponses<string, int> cache = Create();
        cache.Set("a", 1);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(cache.TryGet("a", out int value, out TimeSpan age));
        Assert.Equal((1, TimeSpan.FromSeconds(3)), (value, age));
    }

    [Fact]
    public void OtherKey_IsNeverServed()
    {
        CachedResponses<string, int> cache = Create();
        cache.Set("a", 1);
        Assert.False(cache.TryGet("b", out int value, out TimeSpan age));
        Assert.Equal((0, TimeSpan.Zero), (value, age));
    }

    [Fact]
    public void OtherKeyWithTheSameHash_IsNeverServed()
    {
        var cache = new CachedResponses<SameHash, int>(8, TimeSpan.FromSeconds(10), _time);
        cache.Set(new SameHash(1), 1);
        cache.Set(new SameHash(2), 2);
        Assert.True(cache.TryGet(new SameHash(1), out int first, out _));
        Assert.True(cache.TryGet(new SameHash(2), out int second, out _));
        Assert.Equal((1, 2), (first, second));
        Assert.False(cache.TryGet(new SameHash(3), out _, out _));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void NextAnswer_RenewsTheAgeWhetherItDiffersOrNot(int next)
    {
        CachedResponses<string, int> cache = Create();
        cache.Set("a", 1);
        _time.Advance(TimeSpan.FromSeconds(9));
        cache.Set("a", next);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.True(cache.TryGet("a", out int value, out TimeSpan age));
        Assert.Equal((next, TimeSpan.FromSeconds(9)), (value, age));
    }

    [Fact]
    public void AnswerAtMaxAge_IsTooOld()
    {
        CachedResponses<string, int> cache = Create();
        cache.Set("a", 1);
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.True(cache.TryGet("a", out _, out _));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(cache.TryGet("a", out _, out _));
    }

    [Fact]
    public void NullAnswer_IsAnAnswer()
    {
        var cache = new CachedResponses<int, string?>(1, TimeSpan.FromSeconds(10), _time);
        cache.Set(1, null);
        Assert.True(cache.TryGet(1, out string? value, out _));
        Assert.Null(value);
    }

    [Theory]
    [InlineData(0, 10, "Capacity is 0; allowed is 1 to 10,000,000 answers.")]
    [InlineData(1, 0, "MaxAgeSeconds is 0; allowed is 1 to 31,536,000 seconds.")]
    public void ValueOutOfRange_Throws(int capacity, int seconds, string sentence)
    {
        var exception = Assert.Throws<ArgumentException>(() => new CachedResponses<int, int>(capacity, TimeSpan.FromSeconds(seconds), _time));
        Assert.Contains(sentence, exception.Message);
    }

    [Fact]
    public void RestoredAnswer_KeepsTheAgeItCameWith()
    {
        CachedResponses<string, int> cache = Create();
        cache.Restore("a", 1, TimeSpan.FromSeconds(4));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(cache.TryGet("a", out int value, out TimeSpan age));
        Assert.Equal((1, TimeSpan.FromSeconds(7)), (value, age));
    }

    [Fact]
    public void RestoredAnswer_DoesNotReplaceANewerOne()
    {
        CachedResponses<string, int> cache = Create();
        cache.Set("a", 2);
        _time.Advance(TimeSpan.FromSeconds(1));
        cache.Restore("a", 1, TimeSpan.FromSeconds(2));
        Assert.True(cache.TryGet("a", out int value, out _));
        Assert.Equal(2, value);
    }

    [Fact]
    public void RestoredAnswerAtMaxAge_IsNotTaken()
    {
        CachedResponses<string, int> cache = Create();
        cache.Restore("a", 1, TimeSpan.FromSeconds(10));
        Assert.Equal(0, cache.Count);
    }

    private CachedResponses<string, int> Create() => new(2, TimeSpan.FromSeconds(10), _time);

    private sealed record SameHash(int Id)
    {
        public override int GetHashCode() => 1;
    }
}
