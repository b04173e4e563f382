using HaAnalyzers.Guarding;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding.Caching;

/// <summary>What is offered to somebody outside, and what is asked for.</summary>
public sealed class SharingTests
{
    private static readonly TimeSpan WhenChanged = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenTheSame = TimeSpan.FromSeconds(4);

    private readonly FakeTimeProvider _time = new();
    private readonly CachedResponses<string, int> _cache;
    private readonly Sink _sink;

    public SharingTests()
    {
        _cache = new CachedResponses<string, int>(capacity: 8, TimeSpan.FromSeconds(60), _time);
        _sink = new Sink(new SharingPace(_cache.ToTimestamps(WhenChanged), _cache.ToTimestamps(WhenTheSame)));
        _cache.ShareWith(_sink);
    }

    [Fact]
    public void FirstAnswer_IsOffered()
    {
        _cache.Set("a", 1);
        Assert.Equal(["a=1"], _sink.TakeAll());
    }

    [Theory]
    [InlineData(1, 3_999, false)]
    [InlineData(1, 4_000, true)]
    [InlineData(2, 999, false)]
    [InlineData(2, 1_000, true)]
    public void LaterAnswer_IsOfferedAtItsPace(int answer, int milliseconds, bool isOffered)
    {
        _cache.Set("a", 1);
        _sink.TakeAll();
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        _cache.Set("a", answer);
        Assert.Equal(isOffered ? [$"a={answer}"] : [], _sink.TakeAll());
    }

    [Fact]
    public void AnswerThatChangedBetweenTwoOffers_IsOfferedAsChanged()
    {
        _cache.Set("a", 1);
        _sink.TakeAll();
        _time.Advance(WhenChanged / 2);
        _cache.Set("a", 2);
        Assert.Empty(_sink.TakeAll());
        _time.Advance(WhenChanged / 2);
        _cache.Set("a", 2);
        Assert.Equal(["a=2"], _sink.TakeAll());
    }

    [Fact]
    public void OfferThatWaits_TakesTheNewestAnswerAndIsNotRepeated()
    {
        _cache.Set("a", 1);
        _time.Advance(WhenTheSame);
        _cache.Set("a", 2);
        Assert.Equal(["a=2"], _sink.TakeAll());
    }

    [Fact]
    public void EveryKey_HasItsOwnPace()
    {
        _cache.Set("a", 1);
        _cache.Set("b", 1);
        Assert.Equal(["a=1", "b=1"], _sink.TakeAll());
    }

    [Fact]
    public void RestoredAnswer_IsNotOfferedBack()
    {
        _cache.Restore("a", 1, TimeSpan.FromSeconds(2));
        _cache.Set("a", 1);
        Assert.Empty(_sink.TakeAll());
    }

    [Fact]
    public void OnlyWhatIsNotKnownOrTooOld_IsAskedFor()
    {
        _cache.Set("a", 1);
        Assert.True(_cache.TryGet("a", out _, out _));
        Assert.False(_cache.TryGet("b", out _, out _));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.False(_cache.TryGet("a", out _, out _));
        Assert.Equal(["b", "a"], _sink.Missed);
    }

    private sealed class Sink(SharingPace pace) : IResponseSink<string, int>
    {
        private readonly List<CachedResponse<string, int>> _offered = [];

        public SharingPace Pace => pace;

        public List<string> Missed { get; } = [];

        public void Offer(CachedResponse<string, int> response) => _offered.Add(response);

        public void Miss(string key, int hash) => Missed.Add(key);

        public string[] TakeAll()
        {
            string[] answers = [.. _offered.Select(Take)];
            _offered.Clear();
            return answers;
        }

        private static string Take(CachedResponse<string, int> response)
        {
            response.Sharing.EndWaiting();
            response.Read(out int value, out _);
            return $"{response.StoredKey.Arguments}={value}";
        }
    }
}
