using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Shapes.Tests.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Shapes.Tests.Guards;

/// <summary>Guards that derive from the class they guard: everything reaches the real client, nothing the base part.</summary>
public sealed class ClassContractTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Calls_ReachTheClient()
    {
        var client = new ScriptedPrices();
        PriceClient guard = Guard(client);

        Assert.Equal("http://prices", guard.Address);
        Assert.Equal([1m], await guard.PricesAsync(1));
        Assert.Equal("a", await guard.GetAsync("a"));
        Assert.Equal(3, guard.Count());
        guard.Limit = 7;
        Assert.Equal(7, client.Limit);
        Assert.Equal(7, guard.Limit);
    }

    [Fact]
    public async Task ClientThatFails_IsAnsweredFor()
    {
        PriceClient guard = Guard(new ScriptedPrices { IsDown = true });

        Assert.Empty(await guard.PricesAsync(1));

        Assert.Equal(CircuitState.Open, ((PriceClientGuard)guard).Breaker.State);
        Assert.Empty(guard.Address);
        Assert.Null(await guard.GetAsync("a"));
        // The override that is nearest says what its fallback is.
        Assert.Equal(-1, guard.Count());
        Assert.Equal(10, guard.Limit);
        guard.Limit = 7;
    }

    [Fact]
    public void Event_IsThatOfTheClient()
    {
        var client = new ScriptedPrices();
        PriceClient guard = Guard(client);
        var senders = new List<object?>();
        guard.Changed += (sender, _) => senders.Add(sender);

        client.RaiseChanged();

        Assert.Equal([client], senders);
    }

    [Fact]
    public async Task Disposal_PassesThroughOnceInWhicheverWay()
    {
        var client = new ScriptedPrices();
        PriceClient guard = Guard(client);

        await guard.DisposeAsync();
        guard.Dispose();
        await guard.DisposeAsync();

        Assert.Equal(1, client.Disposed);
    }

    [Fact]
    public void ClientOfTheContainer_IsNotDisposedByItsGuard()
    {
        var client = new ScriptedPrices();

        new PriceClientGuard(new PriceClientGuard.State(), client, ownsInner: false).Dispose();

        Assert.Equal(0, client.Disposed);
    }

    [Fact]
    public void PatternOfDisposal_IsJoined()
    {
        var client = new ScriptedPattern();
        BasePatternClient guard = new BasePatternClientGuard(client);

        guard.Dispose();
        guard.Dispose();

        Assert.Equal(1, client.Disposed);
    }

    [Fact]
    public void DisposalThatIsNotVirtual_IsTakenOverWhereTheContainerAsks()
    {
        var client = new ScriptedPlain();
        IDisposable guard = new PlainDisposableClientGuard(client);

        guard.Dispose();
        guard.Dispose();

        Assert.Equal(1, client.Disposed);
    }

    [Fact]
    public void WhatEveryObjectHas_IsTheGuardsOwn() => Assert.Equal("prices", Guard(new ScriptedPrices { IsDown = true }).ToString());

    private PriceClientGuard Guard(PriceClient client) => new(client, timeProvider: _time);

    private sealed class ScriptedPrices() : PriceClient("http://prices")
    {
        public bool IsDown { get; init; }

        public int Disposed { get; private set; }

        public override Task<IReadOnlyList<decimal>> PricesAsync(int id, CancellationToken cancellationToken) =>
            IsDown ? throw new HttpRequestException("down") : Task.FromResult<IReadOnlyList<decimal>>([id]);

        public void RaiseChanged() => Raise();

        public override void Dispose()
        {
            Disposed++;
            base.Dispose();
        }

        protected override ValueTask DisposeAsyncCore()
        {
            Disposed++;
            return base.DisposeAsyncCore();
        }
    }

    private sealed class ScriptedPattern : BasePatternClient
    {
        public int Disposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            Disposed += disposing ? 1 : 0;
            base.Dispose(disposing);
        }
    }

    private sealed class ScriptedPlain : PlainDisposableClient
    {
        public int Disposed { get; private set; }

        private protected override void OnDispose() => Disposed++;
    }
}
