using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

public sealed class DependencyPartitionTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly GuardedDependency _whole;

    public DependencyPartitionTests() => _whole = Dependencies.Create(_time);

    [Fact]
    public void Keys_BreakSeparately()
    {
        var regions = new DependencyPartition<string?>(_whole);
        Fail(regions.For("eu"));
        Assert.Equal(CircuitState.Open, regions.For("eu").Breaker.State);
        Assert.Equal(CircuitState.Closed, regions.For("us").Breaker.State);
        Assert.Equal(CircuitState.Closed, regions.For(null).Breaker.State);
        Assert.Equal(CircuitState.Closed, _whole.Breaker.State);
        Assert.Equal(["N.IOrders", "N.IOrders[eu]", "N.IOrders[us]", "N.IOrders[null]"], _whole.Breakers.Select(breaker => breaker.Name));
    }

    [Fact]
    public void KeyOfAMember_IsNamedAfterBoth() =>
        Assert.Equal("N.IOrders.Find[7]", new DependencyPartition<int>(_whole, "Find").For(7).Breaker.Name);

    [Theory]
    [InlineData(63, "")]
    [InlineData(64, "")]
    [InlineData(65, "…")]
    [InlineData(10_000, "…")]
    public void LongKey_IsCutInTheName(int length, string ending)
    {
        string name = new DependencyPartition<string>(_whole).For(new string('x', length)).Breaker.Name;
        Assert.Equal($"N.IOrders[{new string('x', Math.Min(length, 64))}{ending}]", name);
    }

    [Fact]
    public void KeyThatCallsItselfNothing_HasAnEmptyName() =>
        Assert.Equal("N.IOrders[]", new DependencyPartition<Nameless>(_whole).For(new Nameless()).Breaker.Name);

    [Fact]
    public void KeyInUse_StaysWhenRoomIsMade_AndWhatIsRemovedIsNoPartAnyMore()
    {
        var keys = new DependencyPartition<string>(_whole, member: null, capacity: 2);
        GuardedDependency used = keys.For("used");
        keys.For("idle");
        Assert.Equal("N.IOrders[*]", keys.For("new").Breaker.Name);
        Assert.Same(used, keys.For("used"));

        keys.For("new");

        Assert.Same(used, keys.For("used"));
        Assert.Equal(["N.IOrders", "N.IOrders[*]", "N.IOrders[new]", "N.IOrders[used]"], _whole.Breakers.Select(breaker => breaker.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void IdleKeys_MakeRoomForNewOnes()
    {
        var keys = new DependencyPartition<int>(_whole, member: null, capacity: 3);
        GuardedDependency open = keys.For(0);
        Fail(open);
        GuardedDependency busy = keys.For(1);
        GuardedDependency idle = keys.For(2);
        Assert.True(busy.TryBegin("Find", out GuardedCall underWay));
        ValueTask<int> hung = underWay.AnswerAsync(new ValueTask<int>(new TaskCompletionSource<int>().Task));
        Assert.False(hung.IsCompleted);

        // All have been used just now, so the first new key shares; from then on who is not used again makes room.
        Assert.Equal("N.IOrders[*]", keys.For(3).Breaker.Name);
        Assert.Same(open, keys.For(0));
        Assert.Equal("N.IOrders[3]", keys.For(3).Breaker.Name);
        Assert.Same(busy, keys.For(1));
        Assert.NotSame(idle, keys.For(2));
        Assert.Same(open, keys.For(0));
        Assert.Equal(CircuitState.Open, open.Breaker.State);
        Assert.InRange(keys.Count, 3, 3);
    }

    [Fact]
    public void FloodOfKeys_KeepsTheNumberOfBreakersBounded()
    {
        var keys = new DependencyPartition<int>(_whole, member: null, capacity: 10);
        for (int i = 0; i < 1_000; i++)
        {
            Assert.True(keys.For(i).TryBegin("Find", out GuardedCall call));
            call.Succeed();
        }

        Assert.InRange(keys.Count, 1, 10);

        // The contract's own, the shared one, and those of the keys.
        Assert.InRange(_whole.Breakers.Count, 2, 12);
    }

    [Fact]
    public void KeyThatCannotBeCompared_SharesABreaker()
    {
        var thrown = new InvalidOperationException("key of this very test");
        var keys = new DependencyPartition<Unhashable>(_whole);

        Assert.True(Unobserved.IsReported(thrown, () => Assert.Equal("N.IOrders[*]", keys.For(new Unhashable(thrown)).Breaker.Name)));
    }

    [Fact]
    public void Parts_TakeNewOptionsAndTellTheirChanges()
    {
        var changes = new List<string>();
        void Watch(object? sender, CircuitStateChangedEventArgs change) => changes.Add($"{change.BreakerName}: {change.Current}");
        _whole.StateChanged += Watch;
        GuardedDependency before = _whole.CreatePart("Before");
        DependencyOptions options = _whole.Options;
        options.CircuitBreaker.ConsecutiveFailures = 2;
        _whole.Configure(options);
        GuardedDependency after = _whole.CreatePart("After");
        foreach (GuardedDependency part in new[] { before, after, _whole })
        {
            Fail(part);
            Assert.Equal(CircuitState.Closed, part.Breaker.State);
            Fail(part);
        }

        Assert.Equal(["N.IOrders.Before: Open", "N.IOrders.After: Open", "N.IOrders: Open"], changes);
        _whole.StateChanged -= Watch;
        before.Breaker.Close();
        _whole.CreatePart("Late").Breaker.Isolate();
        Assert.Equal(3, changes.Count);
    }

    [Fact]
    public void OneKeyOnManyThreads_HasOnePart()
    {
        var keys = new DependencyPartition<int>(_whole);
        var parts = new System.Collections.Concurrent.ConcurrentBag<GuardedDependency>();
        Parallel.For(0, 1_000, i => parts.Add(keys.For(i % 3)));
        Assert.Equal(3, parts.Distinct().Count());
    }

    private static void Fail(GuardedDependency dependency) => dependency.Begin().Fail(new HttpRequestException());

    private sealed class Unhashable(Exception thrown)
    {
        public override bool Equals(object? obj) => throw thrown;

        public override int GetHashCode() => throw thrown;
    }

    private sealed class Nameless
    {
        public override string? ToString() => null;
    }
}
