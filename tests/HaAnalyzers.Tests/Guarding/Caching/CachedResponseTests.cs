using HaAnalyzers.Guarding;

namespace HaAnalyzers.Tests.Guarding.Caching;

/// <summary>One answer, its key, and what was offered of it.</summary>
public sealed class CachedResponseTests
{
    private static readonly SharingPace Pace = new(WhenChanged: 10, WhenTheSame: 40);

    private readonly CachedResponse<string, int> _response = new("a", "a".GetHashCode(StringComparison.Ordinal), 1, givenAt: 5);

    [Fact]
    public void EvictedAnswer_TakesNoOtherAndCanStillBeRead()
    {
        Assert.True(_response.TryReplace(2, givenAt: 6));
        _response.MarkEvicted();

        Assert.False(_response.TryReplace(3, givenAt: 7));
        _response.Read(out int value, out long givenAt);
        Assert.Equal((2, 6), (value, givenAt));
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(6, 2)]
    public void AnswerGivenEarlier_IsNotTaken(long givenAt, int expected)
    {
        Assert.True(_response.TryReplace(2, givenAt));
        _response.Read(out int value, out _);
        Assert.Equal(expected, value);
    }

    [Fact]
    public void StoredKeys_AreComparedByTheirEntry_OthersByTheirArguments()
    {
        ResponseKeyComparer<string> comparer = ResponseKeyComparer<string>.Instance;
        ResponseKey<string> lookup = ResponseKey<string>.ToFind("a");
        ResponseKey<string> stored = ResponseKey<string>.ToStore("a", lookup.Hash, new object());
        ResponseKey<string> alike = ResponseKey<string>.ToStore("a", lookup.Hash, new object());
        ResponseKey<string> renamed = ResponseKey<string>.ToStore("b", lookup.Hash, stored.Entry!);

        Assert.True(comparer.Equals(lookup, stored));
        Assert.True(comparer.Equals(stored, lookup));
        Assert.True(comparer.Equals(stored, renamed));
        Assert.False(comparer.Equals(stored, alike));
        Assert.False(comparer.Equals(lookup, renamed));
        Assert.False(comparer.Equals(lookup, ResponseKey<string>.ToStore("a", lookup.Hash + 1, stored.Entry!)));
    }

    [Fact]
    public void WrittenAnswer_IsNewsWhenItDiffersOrHasAged()
    {
        ResponseSharing sharing = default;

        Assert.True(sharing.IsNews(digest: 7, now: 100, Pace));
        Assert.False(sharing.IsNews(digest: 7, now: 139, Pace));
        Assert.True(sharing.IsNews(digest: 8, now: 139, Pace));
        Assert.False(sharing.IsNews(digest: 8, now: 178, Pace));
        Assert.True(sharing.IsNews(digest: 8, now: 179, Pace));
        Assert.False(sharing.IsNews(digest: 8, now: 180, Pace));
    }

    [Fact]
    public void Answers_AreTheSameByInstanceOrByPlainValue()
    {
        string text = new('x', 3);

        Assert.True(Answers<string>.AreTheSame(text, text));
        Assert.False(Answers<string>.AreTheSame(text, new string('x', 3)));
        Assert.True(Answers<int>.AreTheSame(1, 1));
        Assert.False(Answers<int>.AreTheSame(1, 2));
        Assert.True(Answers<DayOfWeek>.AreTheSame(DayOfWeek.Monday, DayOfWeek.Monday));

        // Their equality is code of somebody.
        Assert.False(Answers<Guid>.AreTheSame(Guid.Empty, Guid.Empty));
    }

    [Theory]
    [InlineData(0, 60, "Capacity is 0")]
    [InlineData(1, 0, "MaxAgeSeconds is 0")]
    public void OptionsOutOfRange_AreNamed(int capacity, int seconds, string problem)
    {
        string message = Assert.Throws<ArgumentException>(() => new CachedResponses<int, int>(capacity, TimeSpan.FromSeconds(seconds), TimeProvider.System)).Message;

        Assert.Contains("the cached fallback", message, StringComparison.Ordinal);
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    [Fact]
    public void ClockIsNeeded() => Assert.Throws<ArgumentNullException>(() => new CachedResponses<int, int>(1, TimeSpan.FromSeconds(1), null!));
}
