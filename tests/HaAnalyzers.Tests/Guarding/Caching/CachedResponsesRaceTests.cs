using HaAnalyzers.Guarding;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding.Caching;

public sealed class CachedResponsesRaceTests
{
    private const int Threads = 8;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnswerThatArrivesLate_DoesNotReplaceANewerOne(bool isKnown)
    {
        var time = new InterruptingClock();
        var cache = new CachedResponses<int, string>(capacity: 2, TimeSpan.FromSeconds(10), time);
        if (isKnown)
        {
            cache.Set(1, "first");
        }

        time.AfterNextReading = () =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            cache.Set(1, "newest");
        };
        cache.Set(1, "late");

        Assert.True(cache.TryGet(1, out string? value, out TimeSpan age));
        Assert.Equal(("newest", TimeSpan.Zero), (value, age));
    }

    [Fact]
    public void AnswerForAnEntryThatHasJustBeenEvicted_IsNotLostWithIt()
    {
        var entry = new CachedResponse<int, string>(1, hash: 1, "first", givenAt: 0);
        Assert.True(entry.TryReplace("second", givenAt: 1));
        entry.MarkEvicted();
        Assert.False(entry.TryReplace("third", givenAt: 2));
    }

    [Fact]
    public void ManyThreads_SeeNoTornAnswerAndNoneOfAnotherKey()
    {
        var cache = new CachedResponses<int, Wide>(capacity: 16, TimeSpan.FromSeconds(10), new FakeTimeProvider());
        Parallel.For(0, 400_000, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i =>
        {
            // Two keys that everybody writes, and enough others to keep the eviction busy.
            int key = i % 3 == 0 ? i % 2 : i % 64;
            cache.Set(key, Wide.Of(key, i));
            int other = i * 31 % 64;
            if (cache.TryGet(other, out Wide value, out _))
            {
                Assert.True(value.IsWhole && value.Key == other, $"{other}: {value}");
            }
        });
        Assert.Equal(16, cache.Count);
    }

    [Fact]
    public void ManyThreads_EndWithTheNewestAnswer()
    {
        var time = new CountingClock();
        var answer = new object();
        var cache = new CachedResponses<int, object>(capacity: 4, TimeSpan.FromSeconds(10_000), time);
        Parallel.For(0, Threads, _ =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                cache.Set(1, answer);
            }
        });

        Assert.True(cache.TryGet(1, out _, out TimeSpan age));
        // The reading of the very last Set, then that of TryGet.
        Assert.Equal(1, age.Ticks);
    }

    private readonly record struct Wide(int Key, long A, long B, string C)
    {
        public bool IsWhole => A == B && C == FormattableString.Invariant($"{A}");

        public static Wide Of(int key, long i) => new(key, i, i, FormattableString.Invariant($"{i}"));
    }

    /// <summary>Lets a test act between the reading of the clock and what is done with it.</summary>
    private sealed class InterruptingClock : TimeProvider
    {
        private long _now;

        public Action? AfterNextReading { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp()
        {
            long reading = _now;
            Action? interrupt = AfterNextReading;
            AfterNextReading = null;
            interrupt?.Invoke();
            return reading;
        }

        public void Advance(TimeSpan by) => _now += by.Ticks;
    }

    /// <summary>No two readings are alike.</summary>
    private sealed class CountingClock : TimeProvider
    {
        private long _readings;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref _readings);
    }
}
