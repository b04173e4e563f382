using System.Net.Http;
using HaAnalyzers.Testing.Tests.Contracts;

namespace HaAnalyzers.Testing.Tests.Faults;

/// <summary>Every verb, on a member of every kind.</summary>
public sealed class VerbTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Members => ShelfCalls.Members;

    public static TheoryData<string> MembersWithToken => ShelfCalls.MembersWithToken;

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Healthy_PassesEveryMemberOn(string member)
    {
        var expected = new ListShelf();

        Assert.Equal(await expected.CallAsync(member), await new FaultyShelf(new ListShelf()).CallAsync(member));
    }

    [Theory]
    [InlineData(nameof(IShelf.Count), 0)]
    [InlineData(nameof(IShelf.CountAsync), 0)]
    [InlineData(nameof(IShelf.Owner), "")]
    [InlineData("Item", 0)]
    [InlineData(nameof(IShelf.Setting), null)]
    [InlineData(nameof(IShelf.TryFind), null)]
    [InlineData(nameof(IShelf.AddAsync), null)]
    [InlineData(nameof(IShelf.RemoveAsync), null)]
    [InlineData(nameof(IShelf.Sort), null)]
    public async Task HealthyWithoutImplementation_IsEmpty(string member, object? empty) =>
        Assert.Equal(empty, await new FaultyShelf().CallAsync(member));

    [Fact]
    public async Task HealthyWithoutImplementation_HasNoElements()
    {
        IShelf shelf = new FaultyShelf();

        Assert.Empty(await shelf.TitlesAsync(1, TestContext.Current.CancellationToken));
        Assert.Empty(Assert.IsType<List<string>>(await shelf.CallAsync(nameof(IShelf.ReadAsync))));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Down_FailsAtOnce_NamingDoubleAndMember(string member)
    {
        FaultyShelf shelf = new FaultyShelf(new ListShelf()).Down();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => shelf.CallAsync(member));

        Assert.Equal(HttpRequestError.ConnectionError, failure.HttpRequestError);
        Assert.Equal($"FaultyShelf.{member} was told to be down.", failure.Message);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Error_ThrowsANewExceptionForEachCall(string member)
    {
        FaultyShelf shelf = new FaultyShelf().Error<TimeoutException>();

        var first = await Assert.ThrowsAsync<TimeoutException>(() => shelf.CallAsync(member));
        Assert.NotSame(first, await Assert.ThrowsAsync<TimeoutException>(() => shelf.CallAsync(member)));

        shelf.Error(() => new InvalidDataException("torn"));
        Assert.Equal("torn", (await Assert.ThrowsAsync<InvalidDataException>(() => shelf.CallAsync(member))).Message);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Slow_AnswersWhenTheTimeIsOver(string member)
    {
        var time = new FakeTime();
        FaultyShelf shelf = new FaultyShelf(new ListShelf(), time).Slow(TimeSpan.FromSeconds(5));

        Task<object?> call = shelf.CallAsync(member);
        await time.WaitForTimersAsync(1);
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(await new ListShelf().CallAsync(member), await call.WaitAsync(Patience));
    }

    [Theory]
    [MemberData(nameof(MembersWithToken))]
    public async Task Slow_HonoursTheToken(string member)
    {
        var time = new FakeTime();
        FaultyShelf shelf = new FaultyShelf(new ListShelf(), time).Slow(TimeSpan.FromSeconds(5));
        using var caller = new CancellationTokenSource();

        Task<object?> call = shelf.CallAsync(member, caller.Token);
        await time.WaitForTimersAsync(1);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience));
    }

    [Theory]
    [MemberData(nameof(MembersWithToken))]
    public async Task Hang_EndsWithTheToken(string member)
    {
        FaultyShelf shelf = new FaultyShelf(new ListShelf()).Hang();
        using var caller = new CancellationTokenSource();

        Task<object?> call = shelf.CallAsync(member, caller.Token);
        await shelf.WaitForCallsAsync(1);
        Assert.False(call.IsCompleted);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Hang_IsCutOffWhenTheScriptChanges(string member)
    {
        FaultyShelf shelf = new FaultyShelf(new ListShelf()).Hang();

        Task<object?> call = shelf.CallAsync(member);
        await shelf.WaitForCallsAsync(1);
        shelf.Healthy();

        await Assert.ThrowsAsync<HttpRequestException>(() => call.WaitAsync(Patience));
        Assert.Equal(await new ListShelf().CallAsync(member), await shelf.CallAsync(member));
    }

    [Theory]
    [MemberData(nameof(MembersWithToken))]
    public async Task CancelledToken_EndsAFaultyCallBeforeTheFault(string member)
    {
        FaultyShelf shelf = new FaultyShelf().Down();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shelf.CallAsync(member, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Stream_IsToldToStopByWhoReadsIt()
    {
        IShelf shelf = new FaultyShelf().Hang();
        using var reader = new CancellationTokenSource();

        await using IAsyncEnumerator<string> titles = shelf.ReadAsync(1, CancellationToken.None).GetAsyncEnumerator(reader.Token);
        Task<bool> first = titles.MoveNextAsync().AsTask();
        await reader.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Patience));
    }

    [Fact]
    public async Task HealthyStream_IsToldToStopByWhoReadsIt()
    {
        IShelf shelf = new FaultyShelf(new ListShelf());
        using var reader = new CancellationTokenSource();

        await using IAsyncEnumerator<string> titles = shelf.ReadAsync(1, CancellationToken.None).GetAsyncEnumerator(reader.Token);
        Assert.True(await titles.MoveNextAsync());
        await reader.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await titles.MoveNextAsync());
    }

    [Fact]
    public void Setter_FollowsTheScriptOfItsProperty()
    {
        var inner = new ListShelf();
        var faulty = new FaultyShelf(inner);
        IShelf shelf = faulty;

        shelf.Owner = "Grace";
        faulty.ForMember(nameof(IShelf.Owner)).Down();

        Assert.Throws<HttpRequestException>(() => shelf.Owner = "nobody");
        Assert.Equal("Grace", inner.Owner);
        Assert.Equal(2, faulty.CallsOf(nameof(IShelf.Owner)));
    }

    [Fact]
    public async Task EventsAndDisposal_ArePassedOnWhateverTheScriptSays()
    {
        var inner = new ListShelf();
        IShelf shelf = new FaultyShelf(inner).Down();
        int changes = 0;
        EventHandler count = (_, _) => changes++;

        shelf.Changed += count;
        await inner.AddAsync("Mirror", TestContext.Current.CancellationToken);
        shelf.Changed -= count;
        await inner.AddAsync("Nostalgia", TestContext.Current.CancellationToken);
        await shelf.DisposeAsync();

        Assert.Equal(1, changes);
        Assert.True(inner.IsDisposed);
    }
}
