using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaAnalyzers.Extensions.Tests.SharedResponses;

/// <summary>A store that hangs, fails or answers nonsense: callers notice nothing.</summary>
public sealed class BadStoreTests
{
    private const int MoreThanCanWait = 5_000;

    [Fact]
    public void StoreThatNeverAnswers_DelaysNobody()
    {
        var store = new ScriptedHybridCache { Before = () => new ValueTask(new TaskCompletionSource().Task) };
        using ApplicationProcess process = ApplicationProcess.Start(store);
        AssertAnswersAtOnce(process);
    }

    [Fact]
    public void StoreThatBlocksItsThread_DelaysNobody()
    {
        using var released = new ManualResetEventSlim();
        var store = new ScriptedHybridCache { Before = () => Block(released) };
        using (ApplicationProcess process = ApplicationProcess.Start(store))
        {
            AssertAnswersAtOnce(process);
            released.Set();
        }
    }

    [Fact]
    public async Task StoreThatFails_IsLoggedOnceAndLeftAlone()
    {
        var failed = new SemaphoreSlim(0);
        var store = new ScriptedHybridCache
        {
            Before = () =>
            {
                failed.Release();
                throw new TimeoutException("the store is down");
            },
        };
        using ApplicationProcess process = ApplicationProcess.Start(store);
        for (int id = 0; id < 200; id++)
        {
            await process.Catalog.TitlesAsync($"{id}", CancellationToken.None);
        }

        for (int i = 0; i < 10; i++)
        {
            await failed.WaitAsync();
        }

        await AssertIsLoggedOnceAsync(process);
        // Ten failures open the breaker; each of the four workers may have been under way.
        Assert.InRange(store.CallCount, 10, 13);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DistributedCacheThatKeepsNothing_IsNoticedThroughHybridCache(bool isThere)
    {
        using ApplicationProcess process = ApplicationProcess.Start(services =>
        {
            if (isThere)
            {
                services.AddSingleton<IDistributedCache, DownDistributedCache>();
            }
        });
        process.Dependency.IsDown = true;
        for (int id = 0; id < 200; id++)
        {
            Assert.Empty(await process.Catalog.TitlesAsync($"{id}", CancellationToken.None));
        }

        await AssertIsLoggedOnceAsync(process, except: typeof(ICatalog));
    }

    [Fact]
    public async Task EntryOfAnotherFormat_IsNoAnswerAndLoggedOnce()
    {
        var store = new ScriptedHybridCache();
        using ApplicationProcess process = ApplicationProcess.Start(store);
        await process.Catalog.TitlesAsync("at", CancellationToken.None);
        string key = await store.NextAsync();
        // The header of the format, and an answer no serializer can read.
        await store.SetAsync(key, (byte[])[1, .. BitConverter.GetBytes(process.Time.GetUtcNow().UtcTicks), .. "nonsense"u8]);
        await store.NextAsync();

        using ApplicationProcess other = ApplicationProcess.Start(store);
        other.Dependency.IsDown = true;
        Assert.Empty(await other.Catalog.TitlesAsync("at", CancellationToken.None));
        while (!other.Log.Any(entry => entry.EventId == 8))
        {
            await Task.Delay(1);
        }

        Assert.Empty(await other.Catalog.TitlesAsync("at", CancellationToken.None));
        Assert.Single(other.Log, entry => entry.EventId == 8);
    }

    [Fact]
    public async Task MissingEntry_IsAskedForOnceInAWhile()
    {
        var store = new ScriptedHybridCache();
        using ApplicationProcess process = ApplicationProcess.Start(store);
        process.Dependency.IsDown = true;
        for (int i = 0; i < 100; i++)
        {
            await process.Catalog.TitlesAsync("at", CancellationToken.None);
        }

        await store.NextAsync();
        Assert.Equal(1, store.CallCount);
        process.Time.Advance(TimeSpan.FromSeconds(1));
        await process.Catalog.TitlesAsync("at", CancellationToken.None);
        await store.NextAsync();
        Assert.Equal(2, store.CallCount);
    }

    [Fact]
    public void NoHybridCache_StopsTheStartWithTheNextStep()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddSingleton<ICatalog>(new Catalog());
            services.AddSharedCachedResponses();
        });
        var exception = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<ICatalog>());
        Assert.Contains("services.AddHybridCache()", exception.Message);
    }

    private static void AssertAnswersAtOnce(ApplicationProcess process)
    {
        for (int id = 0; id < MoreThanCanWait; id++)
        {
            Assert.True(process.Catalog.TitlesAsync($"{id}", CancellationToken.None).IsCompletedSuccessfully);
        }

        process.Dependency.IsDown = true;
        for (int id = 0; id < MoreThanCanWait; id++)
        {
            Assert.True(process.Catalog.TitlesAsync($"other {id}", CancellationToken.None).IsCompletedSuccessfully);
        }
    }

    private static async Task AssertIsLoggedOnceAsync(ApplicationProcess process, Type? except = null)
    {
        LogEntry[] Log() => [.. process.Log.Where(entry => except is null || !entry.Message.Contains(except.FullName!, StringComparison.Ordinal))];
        while (Log().Length == 0)
        {
            await Task.Delay(1);
        }

        LogEntry entry = Assert.Single(Log());
        Assert.Equal(("HaAnalyzers.CircuitBreaker", LogLevel.Warning, 1), (entry.Category, entry.Level, entry.EventId));
        Assert.StartsWith("The circuit of the distributed cache behind HybridCache went from Closed to Open", entry.Message);
    }

    private static ValueTask Block(ManualResetEventSlim released)
    {
        released.Wait();
        return ValueTask.CompletedTask;
    }

    private sealed class DownDistributedCache : IDistributedCache
    {
        public byte[]? Get(string key) => throw new TimeoutException("down");

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => throw new TimeoutException("down");

        public void Refresh(string key) => throw new TimeoutException("down");

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new TimeoutException("down");

        public void Remove(string key) => throw new TimeoutException("down");

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new TimeoutException("down");

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new TimeoutException("down");

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
            throw new TimeoutException("down");
    }
}
