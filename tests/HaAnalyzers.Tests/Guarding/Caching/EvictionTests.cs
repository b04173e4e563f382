using CsCheck;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding.Caching;

public sealed class EvictionTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(10, 9, 1_000)]
    [InlineData(100, 90, 10_000)]
    [InlineData(1_000, 900, 100_000)]
    public void FloodOfKeysAskedForOnce_PushesOutNoneAskedForTwice(int capacity, int popular, int flood)
    {
        CachedResponses<int, int> cache = Create(capacity);
        for (int round = 0; round < 2; round++)
        {
            for (int key = 0; key < popular; key++)
            {
                cache.Set(key, key);
            }
        }

        for (int key = 0; key < flood; key++)
        {
            cache.Set(1_000_000 + key, key);
        }

        Assert.Equal(capacity, cache.Count);
        Assert.All(Enumerable.Range(0, popular), key => Assert.True(cache.TryGet(key, out _, out _), $"{key} is gone"));
    }

    [Fact]
    public void CallerThatAddsAKey_LooksAtNoMoreThanAThousandOthers()
    {
        const int Looked = 1_024;
        const int Capacity = 3_000;
        var queues = new EvictionQueues(Capacity);
        List<CachedResponse<int, int>> entries = [.. Enumerable.Range(0, Capacity).Select(Entry)];
        foreach (CachedResponse<int, int> entry in entries)
        {
            Assert.Null(queues.Add(entry, tooOldBefore: -1));
            entry.CountRequest();
        }

        // Only what is asked for again leaves the small queue for the main one: these leave it as they came.
        EvictionEntry? evicted = queues.Add(Entry(Capacity), tooOldBefore: -1);

        Assert.Same(entries[Looked], evicted);

        static CachedResponse<int, int> Entry(int key) => new(key, key, key, givenAt: 0);
    }

    [Fact]
    public void EmptyQueue_SaysThatItIs() =>
        Assert.Equal("The queue is empty.", Assert.Throws<InvalidOperationException>(() => new EvictionQueue().Dequeue()).Message);

    [Fact]
    public void FloodBeforeAnythingIsPopular_LeavesRoomForWhatBecomesPopular()
    {
        CachedResponses<int, int> cache = Create(capacity: 100);
        for (int key = 0; key < 10_000; key++)
        {
            cache.Set(1_000_000 + key, key);
        }

        for (int round = 0; round < 3; round++)
        {
            for (int key = 0; key < 80; key++)
            {
                cache.Set(key, key);
            }
        }

        int kept = Enumerable.Range(0, 80).Count(key => cache.TryGet(key, out _, out _));
        Assert.InRange(kept, 70, 80);
    }

    [Fact]
    public void FullCacheOfPopularKeys_StillTakesNewOnes()
    {
        CachedResponses<int, int> cache = Create(capacity: 4_000);
        for (int round = 0; round < 5; round++)
        {
            for (int key = 0; key < 4_000; key++)
            {
                cache.Set(key, key);
            }
        }

        cache.Set(-1, 1);
        Assert.True(cache.TryGet(-1, out _, out _));
        Assert.Equal(4_000, cache.Count);
    }

    [Fact]
    public void AnswerTooOldToBeServed_GoesFirst()
    {
        CachedResponses<int, int> cache = Create(capacity: 3);
        foreach (int key in new[] { 1, 1, 1, 2, 2, 2 })
        {
            cache.Set(key, key);
        }

        _time.Advance(TimeSpan.FromSeconds(10));
        cache.Set(3, 3);
        cache.Set(4, 4);
        cache.Set(5, 5);
        Assert.All([3, 4, 5], key => Assert.True(cache.TryGet(key, out _, out _)));
    }

    [Fact]
    public void CapacityOfOne_KeepsTheLastKey()
    {
        CachedResponses<int, int> cache = Create(capacity: 1);
        foreach (int key in new[] { 1, 1, 2, 3, 2 })
        {
            cache.Set(key, key);
            Assert.True(cache.TryGet(key, out _, out _));
            Assert.Equal(1, cache.Count);
        }
    }

    [Fact]
    public void AnyHistoryOfFewKeys_BehavesLikeADictionary() =>
        Gen.Select(Gen.Int[1, 6], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[0, 6]).Array[1, 200]).Sample((keys, history) =>
        {
            var time = new FakeTimeProvider();
            var cache = new CachedResponses<int, int>(capacity: 6, TimeSpan.FromSeconds(10), time);
            var model = new Dictionary<int, (int Value, DateTimeOffset At)>();
            int next = 0;
            foreach ((int what, int number, int seconds) in history)
            {
                int key = number % keys;
                switch (what)
                {
                    case 0:
                        time.Advance(TimeSpan.FromSeconds(seconds));
                        break;
                    case 1:
                        cache.Set(key, ++next);
                        model[key] = (next, time.GetUtcNow());
                        break;
                    default:
                        TimeSpan modelAge = model.TryGetValue(key, out (int Value, DateTimeOffset At) known)
                            ? time.GetUtcNow() - known.At
                            : TimeSpan.MaxValue;
                        bool found = cache.TryGet(key, out int value, out TimeSpan age);
                        Assert.Equal(modelAge < TimeSpan.FromSeconds(10), found);
                        Assert.True(!found || (value, age) == (known.Value, modelAge));
                        break;
                }
            }
        });

    [Fact]
    public void AnyHistoryOfManyKeys_ServesWhatTheNaiveQueuesServe() =>
        Gen.Select(Gen.Int[1, 25], Gen.Select(Gen.Bool, Gen.Int[0, 60]).Array[1, 400]).Sample((capacity, history) =>
        {
            CachedResponses<int, int> cache = Create(capacity);
            var model = new NaiveQueues(capacity);
            int next = 0;
            foreach ((bool isAnswer, int key) in history)
            {
                if (isAnswer)
                {
                    cache.Set(key, ++next);
                    model.Set(key, next);
                }
                else
                {
                    int? expected = model.Get(key);
                    Assert.Equal(expected, cache.TryGet(key, out int value, out _) ? value : null);
                }
            }

            Assert.Equal(model.Count, cache.Count);
        });

    private CachedResponses<int, int> Create(int capacity) => new(capacity, TimeSpan.FromSeconds(10), _time);
}
