using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding.Caching;

/// <summary>Keys whose equality does not keep its promises.</summary>
public sealed class HostileKeyTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(nameof(Key.GetHashCode))]
    [InlineData(nameof(Key.Equals))]
    public void KeyThatThrows_IsAsIfNothingWereCached(string method)
    {
        CachedResponses<Key, string> cache = Create(capacity: 4);
        cache.Set(new Key(1), "known");
        var hostile = new Key(1) { Throwing = method };

        cache.Set(hostile, "hostile");
        Assert.False(cache.TryGet(hostile, out _, out _));

        Assert.True(cache.TryGet(new Key(1), out string? value, out _));
        Assert.Equal("known", value);
    }

    [Fact]
    public void KeysThatBeginToThrow_DoNotStandInTheWayOfOthers()
    {
        CachedResponses<Key, string> cache = Create(capacity: 3);
        Key[] keys = [.. Enumerable.Range(0, 3).Select(id => new Key(id))];
        Array.ForEach(keys, key => cache.Set(key, "known"));
        Array.ForEach(keys, key => key.Throwing = nameof(Key.GetHashCode));

        for (int id = 10; id < 30; id++)
        {
            cache.Set(new Key(id), "later");
        }

        Assert.Equal(3, cache.Count);
    }

    [Fact]
    public void KeysThatChange_TakeNoRoomForEver()
    {
        CachedResponses<Key, int> cache = new(capacity: 4, TimeSpan.FromSeconds(10), _time);
        for (int id = 0; id < 100; id++)
        {
            var key = new Key(id);
            cache.Set(key, id);
            key.Id = -1;
        }

        Assert.Equal(4, cache.Count);
    }

    [Theory]
    [InlineData(nameof(CachedResponses<Key, string>.TryGet))]
    [InlineData(nameof(CachedResponses<Key, string>.Set))]
    public void ExceptionOfAKey_ReachesUnobservedTaskException(string method)
    {
        var marker = new InvalidOperationException("key of this very test");

        Assert.True(Unobserved.IsReported(marker, () =>
        {
            var key = new Key(1) { Throwing = nameof(Key.GetHashCode), Thrown = marker };
            CachedResponses<Key, string> cache = Create(capacity: 1);
            if (method == nameof(cache.TryGet))
            {
                Assert.False(cache.TryGet(key, out _, out _));
            }
            else
            {
                cache.Set(key, "one");
            }
        }));
    }

    private CachedResponses<Key, string> Create(int capacity) => new(capacity, TimeSpan.FromSeconds(10), _time);

    private sealed class Key(int id)
    {
        public int Id { get; set; } = id;

        public string? Throwing { get; set; }

        public Exception Thrown { get; init; } = new InvalidOperationException("hostile");

        public override bool Equals(object? obj)
        {
            var other = obj as Key;
            return Throwing == nameof(Equals) || other?.Throwing == nameof(Equals) ? throw Thrown : Id == other?.Id;
        }

        public override int GetHashCode() => Throwing == nameof(GetHashCode) ? throw Thrown : Id;
    }
}
