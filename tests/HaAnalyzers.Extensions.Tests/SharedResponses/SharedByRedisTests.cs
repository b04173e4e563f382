using Homepage.Routing.Tests.Parts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace HaAnalyzers.Extensions.Tests.SharedResponses;

/// <summary>Two processes of an application, a Redis server that runs, and HybridCache as an application has it.</summary>
public sealed class SharedByRedisTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private RedisServer _redis = null!;
    private ConnectionMultiplexer _connection = null!;
    private ApplicationProcess _first = null!;
    private ApplicationProcess _second = null!;

    public async ValueTask InitializeAsync()
    {
        if (Installed.Redis is null || !OperatingSystem.IsLinux())
        {
            Assert.Skip("Not installed: redis-server (apt-get install redis-server).");
        }

        _redis = new RedisServer();
        _connection = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
        _first = Start();
        _second = Start();
        _second.Dependency.IsDown = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null)
        {
            _first.Dispose();
            _second.Dispose();
            await _connection.DisposeAsync();
            await _redis.DisposeAsync();
        }
    }

    [Fact]
    public async Task AnswerOfOneProcess_ServesTheCallersOfAnother()
    {
        await _first.Catalog.TitlesAsync("at", CancellationToken.None);
        await WrittenAsync();

        Assert.Equal(["titles of at"], await Eventually.AnswerAsync(() => _second.Catalog.TitlesAsync("at", CancellationToken.None)));
    }

    [Fact]
    public async Task RedisThatHangs_HoldsNoCaller()
    {
        await _first.Catalog.TitlesAsync("at", CancellationToken.None);
        await WrittenAsync();
        await Eventually.AnswerAsync(() => _second.Catalog.TitlesAsync("at", CancellationToken.None));
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

        // A store that has failed is left alone for a while, by the clock of the application.
        Assert.Equal(["titles of at"], await Eventually.AnswerAsync(async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await _first.Catalog.TitlesAsync("at", CancellationToken.None);
            return await _second.Catalog.TitlesAsync("at", CancellationToken.None);
        }));
    }

    /// <summary>An answer is written behind the back of its caller, and one that was missing is not asked for again at once.</summary>
    private async Task WrittenAsync()
    {
        while (!_connection.IsConnected || await _connection.GetServers()[0].DatabaseSizeAsync() == 0)
        {
            await Task.Delay(1);
        }
    }

    private ApplicationProcess Start() =>
        ApplicationProcess.Start(_time, services => services.AddStackExchangeRedisCache(options => options.Configuration = _redis.ConnectionString));
}
