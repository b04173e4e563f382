using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>Calls that fail on their own break on their own.</summary>
public sealed class GranularityTests
{
    [Fact]
    public async Task Keys_BreakSeparatelyAcrossTheMembersOfAContract()
    {
        var warehouses = new Warehouses { Down = "eu" };
        var guard = new WarehousesGuard(warehouses);
        Assert.Equal(-1, guard.Stock("eu", 1));
        Assert.Equal(-1, await guard.StockAsync(1, "eu", TestContext.Current.CancellationToken));
        Assert.Equal(1, warehouses.Calls);
        Assert.Equal(5, guard.Stock("us", 1));
        Assert.Equal(5, await guard.StockAsync(1, null, TestContext.Current.CancellationToken));
        Assert.Equal(5, guard.Total());
        Assert.Equal("id", await guard.ReadAsync("us", "id"));
    }

    [Fact]
    public async Task WithoutFallback_TheExceptionTellsTheStateOfTheKey()
    {
        var guard = new WarehousesGuard(new Warehouses { Down = "eu" });
        guard.Stock("eu", 1);
        var exception = await Assert.ThrowsAsync<DependencyUnavailableException>(() => guard.ReadAsync("eu", 1));
        Assert.Equal(CircuitState.Open, exception.CircuitState);
        Assert.Equal(CircuitState.Closed, guard.Breaker.State);
    }

    [Fact]
    public async Task Members_BreakSeparately()
    {
        var counters = new Counters();
        var guard = new CountersGuard(counters);
        Assert.Equal(-1, guard.Views(1));
        Assert.Equal(-1, guard.Views("a"));
        Assert.Equal(1, counters.Calls);
        Assert.Equal(7, await guard.LikesAsync(1));
        Assert.Throws<DependencyUnavailableException>(() => guard.Shares(1));
        Assert.Equal(9, guard.Shares(2));
        Assert.Equal(CircuitState.Closed, guard.Breaker.State);
    }

    private sealed class Warehouses : IWarehouses
    {
        public string Down { get; set; } = "";

        public int Calls { get; private set; }

        public int Stock(string region, int id) => Answer(region);

        public async ValueTask<int> StockAsync(int id, string? region, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return Answer(region);
        }

        public Task<T> ReadAsync<T>(string region, T id)
        {
            Answer(region);
            return Task.FromResult(id);
        }

        public int Total() => 5;

        private int Answer(string? region)
        {
            Calls++;
            return region == Down ? throw new HttpRequestException() : 5;
        }
    }

    private sealed class Counters : ICounters
    {
        public int Calls { get; private set; }

        public int Views(int id)
        {
            Calls++;
            throw new HttpRequestException();
        }

        public int Views(string name) => Views(0);

        public Task<int> LikesAsync(int id) => Task.FromResult(7);

        public int Shares(int site) => site == 1 ? throw new HttpRequestException() : 9;
    }
}
