using System.Net.Http;
using HaAnalyzers.Testing.Tests.Contracts;

namespace HaAnalyzers.Testing.Tests.Faults;

/// <summary>Which calls a script is for.</summary>
public sealed class ScriptTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public void ForMember_IsForThatMemberAlone()
    {
        IShelf shelf = new FaultyShelf(new ListShelf()).ForMember(nameof(IShelf.Count)).Down();

        Assert.Throws<HttpRequestException>(() => shelf.Count(1, Token));
        Assert.Equal("Ada", shelf.Owner);
    }

    [Fact]
    public void LatestWord_Counts()
    {
        IShelf shelf = new FaultyShelf(new ListShelf()).Down().ForMember(nameof(IShelf.Owner)).Healthy();
        Assert.Equal("Ada", shelf.Owner);
        Assert.Throws<HttpRequestException>(() => shelf.Count(1, Token));

        ((FaultyShelf)shelf).Error<TimeoutException>();
        Assert.Throws<TimeoutException>(() => shelf.Owner);

        ((FaultyShelf)shelf).Healthy();
        Assert.Equal(2, shelf.Count(1, Token));
    }

    [Fact]
    public void UnknownMember_IsRefused_WithTheNamesThereAre()
    {
        var failure = Assert.Throws<ArgumentException>(() => new FaultyShelf().ForMember("CountAsycn"));

        Assert.StartsWith("IShelf has no member 'CountAsycn'; it has Owner, Item, TitlesAsync,", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FaultyShelf().CallsOf("get_Owner"));
    }

    [Fact]
    public void Flap_MeetsTheSameCallsInEveryRun()
    {
        IShelf shelf = new FaultyShelf(new ListShelf()).Flap(up: 3, down: 2);

        Assert.Equal("+++--+++--++", Calls(shelf, 12));
        ((FaultyShelf)shelf).Flap(up: 1, down: 1, Fault.Error<TimeoutException>());
        Assert.Equal("+-+-", Calls(shelf, 4));
    }

    [Fact]
    public void Flap_CountsTheCallsOfAllItsMembersTogether()
    {
        IShelf shelf = new FaultyShelf(new ListShelf()).Flap(up: 1, down: 1);

        Assert.Equal("Ada", shelf.Owner);
        Assert.Throws<HttpRequestException>(() => shelf.Count(1, Token));
        Assert.Equal("Ada", shelf.Owner);
    }

    [Fact]
    public void FlapByTime_FollowsTheClock()
    {
        var time = new FakeTime();
        time.Advance(TimeSpan.FromSeconds(7));
        IShelf shelf = new FaultyShelf(new ListShelf(), time).Flap(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2));

        string seen = "";
        for (int second = 0; second < 12; second++)
        {
            seen += Calls(shelf, 1);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("+++--+++--++", seen);
    }

    [Fact]
    public void FlapOfManyThreads_FailsExactlyItsShare()
    {
        FaultyShelf faulty = new FaultyShelf(new ListShelf()).Flap(up: 3, down: 1);
        IShelf shelf = faulty;
        int failures = 0;

        Parallel.For(0, 4_000, call =>
        {
            try
            {
                _ = shelf.Owner;
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref failures);
            }
        });

        Assert.Equal(1_000, failures);
        Assert.Equal(4_000, faulty.Calls);
    }

    [Fact]
    public async Task Calls_AreCountedHoweverTheyEnd()
    {
        FaultyShelf faulty = new FaultyShelf().Down();
        IShelf shelf = faulty;

        IAsyncEnumerable<string> unread = shelf.ReadAsync(1, Token);
        Assert.Throws<HttpRequestException>(() => shelf.Count(1, Token));
        await Assert.ThrowsAsync<HttpRequestException>(() => shelf.TitlesAsync(1, Token));
        Assert.Equal(2, faulty.Calls);
        Assert.Equal(0, faulty.CallsOf(nameof(IShelf.ReadAsync)));

        await Assert.ThrowsAsync<HttpRequestException>(async () => await unread.GetAsyncEnumerator(Token).MoveNextAsync());
        Assert.Equal(1, faulty.CallsOf(nameof(IShelf.ReadAsync)));
    }

    [Fact]
    public void OutOfRange_IsRefused_NamingTheRange()
    {
        var faulty = new FaultyShelf();

        Assert.Contains("00:00:00 to 1.00:00:00", Assert.Throws<ArgumentOutOfRangeException>(() => faulty.Slow(TimeSpan.FromTicks(-1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => faulty.Slow(TimeSpan.FromDays(2)));
        Assert.Contains("1 to 1,000,000", Assert.Throws<ArgumentOutOfRangeException>("up", () => faulty.Flap(0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("down", () => faulty.Flap(1, 1_000_001));
        Assert.Throws<ArgumentOutOfRangeException>("up", () => faulty.Flap(TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>("down", () => faulty.Flap(TimeSpan.FromSeconds(1), TimeSpan.FromDays(2)));
        Assert.Throws<ArgumentNullException>(() => faulty.Meet(null!));
        Assert.Throws<ArgumentNullException>(() => faulty.Error(null!));
    }

    private static string Calls(IShelf shelf, int count) => string.Concat(Enumerable.Range(0, count).Select(_ =>
    {
        try
        {
            shelf.Count(1, Token);
            return '+';
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return '-';
        }
    }));
}
