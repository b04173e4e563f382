using CsCheck;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

public sealed class CachedResponsesTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Answer_ComesBackWithItsAge()
    {
        CachedResponses<string, int> cache = Create(capacity: 2);
        cache.Set("a", 1);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(cache.TryGet("a", out int value, out TimeSpan age));
        Assert.Equal((1, TimeSpan.FromSeconds(3)), (value, age));
    }

    [Fact]
    public void OtherKey_IsNeverServed()
    {
        CachedResponses<string, int> cache = Create(capacity: 2);
        cache.Set("a", 1);
        Assert.False(cache.TryGet("b", out int value, out TimeSpan age));
        Assert.Equal((0, TimeSpan.Zero), (value, age));
    }

    [Fact]
    public void NewAnswer_ReplacesTheOldOneAndItsAge()
    {
        CachedResponses<string, int> cache = Create(capacity: 2);
        cache.Set("a", 1);
        _time.Advance(TimeSpan.FromSeconds(9));
        cache.Set("a", 2);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.True(cache.TryGet("a", out int value, out TimeSpan age));
        Assert.Equal((2, TimeSpan.FromSeconds(9)), (value, age));
    }

    [Fact]
    public void AnswerAtMaxAge_IsTooOld()
    {
        CachedResponses<string, int> cache = Create(capacity: 2);
        cache.Set("a", 1);
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.True(cache.TryGet("a", out _, out _));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(cache.TryGet("a", out _, out _));
    }

    [Fact]
    public void FullCache_DropsTheOneUnusedLongest()
    {
        CachedResponses<string, int> cache = Create(capacity: 2);
        cache.Set("a", 1);
        cache.Set("b", 2);
        Assert.True(cache.TryGet("a", out _, out _));
        cache.Set("c", 3);
        Assert.False(cache.TryGet("b", out _, out _));
        Assert.True(cache.TryGet("a", out _, out _));
        Assert.True(cache.TryGet("c", out _, out _));
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
    public void AnyHistory_BehavesLikeAListInOrderOfUse() =>
        Gen.Select(Gen.Int[1, 5], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 7], Gen.Int[0, 6]).Array[1, 200]).Sample((capacity, history) =>
        {
            var time = new FakeTimeProvider();
            var cache = new CachedResponses<int, int>(capacity, TimeSpan.FromSeconds(10), time);
            var model = new List<(int Key, int Value, DateTimeOffset At)>();
            int next = 0;
            foreach ((int what, int key, int seconds) in history)
            {
                int known = model.FindIndex(entry => entry.Key == key);
                (int, int Value, DateTimeOffset At) entry = known < 0 ? default : model[known];
                switch (what)
                {
                    case 0:
                        time.Advance(TimeSpan.FromSeconds(seconds));
                        break;
                    case 1:
                        cache.Set(key, ++next);
                        if (known >= 0)
                        {
                            model.RemoveAt(known);
                        }
                        else if (model.Count == capacity)
                        {
                            model.RemoveAt(0);
                        }

                        model.Add((key, next, time.GetUtcNow()));
                        break;
                    default:
                        bool young = known >= 0 && time.GetUtcNow() - entry.At < TimeSpan.FromSeconds(10);
                        Assert.Equal(young, cache.TryGet(key, out int value, out TimeSpan age));
                        if (known >= 0)
                        {
                            model.RemoveAt(known);
                        }

                        if (young)
                        {
                            Assert.Equal((entry.Value, time.GetUtcNow() - entry.At), (value, age));
                            model.Add((key, entry.Value, entry.At));
                        }

                        break;
                }
            }
        });

    [Fact]
    public void ManyThreads_NeverSeeTheAnswerOfAnotherKey()
    {
        CachedResponses<int, int> cache = Create<int>(capacity: 16);
        Parallel.For(0, 200_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            int key = i % 64;
            cache.Set(key, key * 10);
            int other = (i * 31) % 64;
            if (cache.TryGet(other, out int value, out _))
            {
                Assert.Equal(other * 10, value);
            }
        });
    }

    private CachedResponses<string, int> Create(int capacity) => Create<string>(capacity);

    private CachedResponses<TKey, int> Create<TKey>(int capacity)
        where TKey : notnull => new(capacity, TimeSpan.FromSeconds(10), _time);
}
