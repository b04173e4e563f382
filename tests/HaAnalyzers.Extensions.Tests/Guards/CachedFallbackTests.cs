using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>The last good answer for the same arguments, else the fallback that cannot fail.</summary>
public sealed class CachedFallbackTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private readonly FakeTimeProvider _time = new();
    private readonly Catalog _dependency = new();
    private readonly CatalogGuard _guard;

    public CachedFallbackTests() => _guard = new CatalogGuard(_dependency, timeProvider: _time);

    public static TheoryData<Kind> KindsWithResult => [Kind.Value, Kind.Property, Kind.TaskOfValue, Kind.ValueTaskOfValue];

    [Theory]
    [MemberData(nameof(KindsWithResult))]
    public async Task AnsweredBefore_ServesThatAnswerWithItsAge(Kind kind)
    {
        var guarded = new GuardedKinds(Form.Cached);
        await guarded.Guard.Call(kind, 1, CancellationToken.None);
        guarded.Time.Advance(TimeSpan.FromSeconds(20));
        using DegradationScope degradation = Degradation.Observe();

        Assert.Equal("live", await guarded.CallFailing(Failure.Throws, kind, 1));

        DegradedAnswer degraded = Assert.Single(degradation.Answers);
        Assert.Equal((FallbackKind.Cached, TimeSpan.FromSeconds(20)), (degraded.Kind, degraded.Age));
    }

    [Theory]
    [MemberData(nameof(KindsWithResult))]
    public async Task AnsweredLate_ServesThatAnswerToo(Kind kind)
    {
        var guarded = new GuardedKinds(Form.Cached);
        guarded.Dependency.Script = _ => kind.IsAsync() ? YieldThenAnswer() : Task.FromResult<string?>("live");
        await guarded.Guard.Call(kind, 1, CancellationToken.None);

        Assert.Equal("live", await guarded.CallFailing(Failure.Throws, kind, 1));
    }

    [Theory]
    [InlineData(Kind.Value)]
    [InlineData(Kind.TaskOfValue)]
    [InlineData(Kind.ValueTaskOfValue)]
    public async Task OtherArguments_GetTheEmptyAnswer(Kind kind)
    {
        var guarded = new GuardedKinds(Form.Cached);
        await guarded.Guard.Call(kind, 1, CancellationToken.None);

        Assert.Equal("", await guarded.CallFailing(Failure.Throws, kind, 2));
    }

    [Fact]
    public async Task OtherMember_GetsTheEmptyAnswer()
    {
        var guarded = new GuardedKinds(Form.Cached);
        await guarded.Guard.Call(Kind.TaskOfValue, 1, CancellationToken.None);

        Assert.Equal("", await guarded.CallFailing(Failure.Throws, Kind.ValueTaskOfValue, 1));
    }

    [Fact]
    public async Task TooOldAnswer_IsNotServed()
    {
        var guarded = new GuardedKinds(Form.Cached);
        await guarded.Guard.FindAsync(1, CancellationToken.None);

        guarded.Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal("", await guarded.CallFailing(Failure.BreakerIsOpen, Kind.TaskOfValue, 1));
    }

    [Fact]
    public async Task LaterAnswer_ReplacesTheEarlierOne()
    {
        var guarded = new GuardedKinds(Form.Cached);
        await guarded.Guard.FindAsync(1, CancellationToken.None);
        guarded.Dependency.Script = _ => Task.FromResult<string?>("newer");
        await guarded.Guard.FindAsync(1, CancellationToken.None);

        Assert.Equal("newer", await guarded.CallFailing(Failure.Throws, Kind.TaskOfValue, 1));
    }

    [Fact]
    public async Task NullAnswer_IsAnAnswer()
    {
        var guarded = new GuardedKinds(Form.Cached);
        guarded.Dependency.Script = _ => Task.FromResult<string?>(null);
        await guarded.Guard.FindAsync(1, CancellationToken.None);

        Assert.Null(await guarded.CallFailing(Failure.Throws, Kind.TaskOfValue, 1));
    }

    [Fact]
    public async Task EveryArgumentButTheToken_IsPartOfTheKey()
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        await _guard.PriceAsync(1, "EUR", Monday, first.Token);
        _dependency.IsDown = true;

        Assert.Equal("1 EUR 2026-03-02", await _guard.PriceAsync(1, "EUR", Monday, second.Token));
        Assert.Equal("", await _guard.PriceAsync(2, "EUR", Monday, first.Token));
        Assert.Equal("", await _guard.PriceAsync(1, "USD", Monday, first.Token));
        Assert.Equal("", await _guard.PriceAsync(1, "EUR", Monday.AddDays(1), first.Token));
    }

    [Fact]
    public async Task NullArgument_IsAKeyOfItsOwn()
    {
        await _guard.TitlesAsync(null, CancellationToken.None);
        _dependency.IsDown = true;

        Assert.Equal(["titles of "], await _guard.TitlesAsync(null, CancellationToken.None));
        Assert.Empty(await _guard.TitlesAsync("", CancellationToken.None));
    }

    [Fact]
    public async Task MoreKeysThanTheCapacity_KeepsTheOneAskedForAgain()
    {
        foreach (string country in new[] { "at", "at", "be", "ch", "de" })
        {
            await _guard.TitlesAsync(country, CancellationToken.None);
        }

        _dependency.IsDown = true;

        Assert.Equal(["titles of at"], await _guard.TitlesAsync("at", CancellationToken.None));
        Assert.Empty(await _guard.TitlesAsync("ch", CancellationToken.None));
        Assert.Equal(["titles of de"], await _guard.TitlesAsync("de", CancellationToken.None));
    }

    [Fact]
    public void Property_HasOneAnswer()
    {
        _dependency.IsDown = true;
        Assert.Equal("unknown", _guard.Motto);
        _guard.Breaker.Close();
        _dependency.IsDown = false;
        Assert.Equal("motto", _guard.Motto);
        _dependency.IsDown = true;
        Assert.Equal("motto", _guard.Motto);
    }

    [Fact]
    public async Task GuardsOfOneState_ShareAnswers()
    {
        var state = new CatalogGuard.State(timeProvider: _time);
        await new CatalogGuard(state, _dependency).TitlesAsync("at", CancellationToken.None);
        _dependency.IsDown = true;

        Assert.Equal(["titles of at"], await new CatalogGuard(state, new Catalog { IsDown = true }).TitlesAsync("at", CancellationToken.None));
    }

    [Fact]
    public void ArgumentWhoseHashThrows_IsAnsweredAsIfNothingWereCached()
    {
        var dependency = new Search();
        var guard = new SearchGuard(dependency, timeProvider: _time);
        var query = new HostileQuery("a");

        Assert.Equal(1, guard.Matching(query));
        Assert.Equal(CircuitState.Closed, guard.Breaker.State);
        dependency.IsDown = true;
        Assert.Equal(0, guard.Matching(query));
    }

    private static async Task<string?> YieldThenAnswer()
    {
        await Task.Yield();
        return "live";
    }

    private sealed record HostileQuery(string Text) : SearchQuery(Text)
    {
        public override int GetHashCode() => throw new InvalidOperationException("hostile");
    }
}
