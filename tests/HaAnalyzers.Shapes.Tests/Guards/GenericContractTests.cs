using HaAnalyzers.Shapes.Tests.Contracts;

namespace HaAnalyzers.Shapes.Tests.Guards;

/// <summary>A generic contract has a generic guard.</summary>
public sealed class GenericContractTests
{
    [Fact]
    public async Task Answer_IsThatOfTheDependency()
    {
        IStore<int, string> guard = new StoreGuard<int, string>(new Store<int, string>("a"));

        Assert.Equal(["a"], await guard.FindAsync(1));
        Assert.Equal(5, guard.Convert<int>(5));
    }

    [Fact]
    public async Task Failure_GivesTheFallbackOfThatClosedType()
    {
        var guard = new StoreGuard<int, string>(new Store<int, string>());
        var other = new StoreGuard<int, Uri>(new Store<int, Uri>(new Uri("https://example.org")));

        Assert.Empty(await guard.FindAsync(1));
        Assert.Null(guard.Convert<string>("x"));

        Assert.Equal(CircuitBreaking.CircuitState.Open, guard.Breaker.State);
        Assert.Single(await other.FindAsync(1));
        Assert.Equal(CircuitBreaking.CircuitState.Closed, other.Breaker.State);
    }

    private sealed class Store<TKey, T>(params T[] answers) : IStore<TKey, T>
        where TKey : notnull
    {
        public async ValueTask<IReadOnlyList<T>> FindAsync(TKey key, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return answers.Length > 0 ? answers : throw new InvalidOperationException("down");
        }

        public TValue? Convert<TValue>(TValue? value) => answers.Length > 0 ? value : throw new InvalidOperationException("down");
    }
}
