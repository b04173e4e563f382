using HaAnalyzers.Guarding;

namespace HaAnalyzers.Tests.Guarding;

public sealed class ObjectPoolTests
{
    private const int Most = 1_025;

    private readonly ObjectPool<object> _pool = new();

    [Fact]
    public void Empty_HasNothing() => Assert.Null(_pool.Take());

    [Fact]
    public void WhatIsReturned_IsGivenOutOnce()
    {
        object item = new();
        Assert.True(_pool.TryReturn(item));
        Assert.Same(item, _pool.Take());
        Assert.Null(_pool.Take());
    }

    [Fact]
    public void FullPool_TakesNoMoreUntilSomethingIsTaken()
    {
        HashSet<object> items = [.. Enumerable.Range(0, Most).Select(_ => new object())];
        Assert.All(items, item => Assert.True(_pool.TryReturn(item)));
        Assert.False(_pool.TryReturn(new object()));
        Assert.False(_pool.TryReturn(new object()));
        HashSet<object> taken = [_pool.Take()!, _pool.Take()!];
        Assert.True(_pool.TryReturn(taken.First()));
        Assert.True(_pool.TryReturn(taken.Last()));
        Assert.False(_pool.TryReturn(new object()));
        Assert.Equal(items, Enumerable.Range(0, Most).Select(_ => _pool.Take()!).ToHashSet());
        Assert.Null(_pool.Take());
    }
}
