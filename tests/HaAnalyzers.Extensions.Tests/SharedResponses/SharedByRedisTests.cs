using Homepage.Routing.Tests.Parts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Extensions.Tests.SharedResponses;

/// <summary>Two processes of an application, a Redis server that runs, and HybridCache as an application has it.</summary>
public sealed class SharedByRedisTests : IAsyncLifetime
{
    /// <summary>Ends a test that would never end; no test takes as long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();
    private RedisServer _redis = null!;
    private ApplicationProcess _first = null!;
    private ApplicationProcess _second = null!;

    public ValueTask InitializeAsync()
    {
        if (Installed.Redis is null || !OperatingSystem.IsLinux())
        {
            Assert.Skip("Not installed: redis-server (apt-get install redis-server).");
        }

        _redis = new RedisServer();
        _first = Start();
        _second = Start();
        _second.Dependency.IsDown = true;
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null)
        {
            _first.Dispose();
            _second.Dispose();
            await _redis.DisposeAsync();
        }
    }

    [Fact]
    public async Task AnswerOfOneProcess_ServesTheCallersOfAnother() => Assert.Equal(["titles of at"], await SharedAsync());

    [Fact]
    public async Task RedisThatHangs_HoldsNoCaller()
    {
        await SharedAsync();
        _redis.Freeze();

        Task<IReadOnlyList<string>> known = _second.Catalog.TitlesAsync("at", CancellationToken.None);
        Task<IReadOnlyList<string>> unknown = _second.Catalog.TitlesAsync("de", CancellationToken.None);

        Assert.True(known.IsCompletedSuccessfully && unknown.IsCompletedSuccessfully, "a caller waits for Redis");
        Assert.Equal(["titles of at"], await known);
        Assert.Empty(await unknown);
    }

    [Fact]
    public async Task RedisThatComesBack_IsUsedAgain()
    {
        _redis.Kill();
        await _first.Catalog.TitlesAsync("at", CancellationToken.None);
        Assert.Empty(await _second.Catalog.TitlesAsync("at", CancellationToken.None));

        await _redis.RestartAsync();

        Assert.Equal(["titles of at"], await SharedAsync());
    }

    /// <summary>
    /// One process asks its dependency, the other has only what Redis has. An entry that was missing, and a store that has failed, are left
    /// alone for a while by the clock of the application, so it moves on.
    /// </summary>
    private Task<IReadOnlyList<string>> SharedAsync() => Eventually.AnswerAsync(async () =>
    {
        _time.Advance(TimeSpan.FromSeconds(5));
        await _first.Catalog.TitlesAsync("at", CancellationToken.None);
        return await _second.Catalog.TitlesAsync("at", CancellationToken.None);
    }).WaitAsync(Patience);

    private ApplicationProcess Start() =>
        ApplicationProcess.Start(_time, services => services.AddStackExchangeRedisCache(options => options.Configuration = _redis.ConnectionString));
}
