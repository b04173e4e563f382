using HaAnalyzers.Shapes.Tests.Contracts;

namespace HaAnalyzers.Shapes.Tests.Guards;

/// <summary>Properties, indexers, events and disposal behind a guard.</summary>
public sealed class AccessorTests : IDisposable
{
    private readonly ScriptedSettings _inner = new();
    private readonly ISettings _guard;

    public AccessorTests() => _guard = new SettingsGuard(_inner);

    public void Dispose() => _guard.Dispose();

    [Fact]
    public void Setter_ReachesTheDependency()
    {
        _guard.Limit = 7;

        Assert.Equal(7, _guard.Limit);
    }

    [Fact]
    public void SetterOfADependencyThatIsDown_IsOmittedWhereDeclared()
    {
        _inner.Fails = true;

        _guard.Limit = 7;

        Assert.Equal(10, _guard.Limit);
        _inner.Fails = false;
        Assert.Equal(1, _guard.Limit);
    }

    [Fact]
    public void SetterWithoutFallback_NamesItself()
    {
        _inner.Fails = true;

        var exception = Assert.Throws<DependencyUnavailableException>(() => _guard.Strict = 7);

        Assert.Contains("set_Strict", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Indexer_IsGuardedLikeAGetter()
    {
        Assert.Equal("a3", _guard["a", 3]);
        _inner.Fails = true;
        Assert.Equal("none", _guard["a", 3]);
    }

    [Fact]
    public void PropertyWithInitializer_IsRead()
    {
        Assert.Equal(4, _guard.Origin);
        _inner.Fails = true;
        Assert.Equal(0, _guard.Origin);
    }

    [Fact]
    public void DefaultImplementation_IsThatOfTheDependency() => Assert.Equal(99, _guard.Doubled);

    [Fact]
    public void Event_IsPassedOnWhateverTheBreakerSays()
    {
        var guard = (SettingsGuard)_guard;
        int raised = 0;
        EventHandler count = (_, _) => raised++;
        guard.Breaker.Isolate();

        _guard.Changed += count;
        _inner.Raise();
        _guard.Changed -= count;
        _inner.Raise();

        Assert.Equal(1, raised);
    }

    [Fact]
    public void LazySequence_FailsInsideTheGuard()
    {
        Assert.Equal([1, 2], _guard.Sizes());
        _inner.Fails = true;
        Assert.Empty(_guard.Sizes());
    }

    [Fact]
    public async Task DisposingInBothWays_PassesThroughOnce()
    {
        _guard.Dispose();
        await _guard.DisposeAsync();
        _guard.Dispose();

        Assert.Equal(1, _inner.Disposals);
    }
}
