using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Extensions.Tests.SharedResponses;

/// <summary>Two processes, one distributed cache, the real HybridCache in between.</summary>
public sealed class SharedCatalogTests : IDisposable
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private readonly AnnouncingDistributedCache _distributed = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ApplicationProcess _first;
    private readonly ApplicationProcess _second;

    public SharedCatalogTests()
    {
        _first = ApplicationProcess.Start(_distributed, _time);
        _second = ApplicationProcess.Start(_distributed, _time);
        _second.Dependency.IsDown = true;
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task AnswerOfOneProcess_ServesTheCallersOfAnotherAfterTheFirst()
    {
        await _first.Catalog.TitlesAsync("at", CancellationToken.None);
        await _distributed.WrittenAsync();

        Assert.Empty(await _second.Catalog.TitlesAsync("at", CancellationToken.None));
        Assert.Equal(["titles of at"], await Eventually.AnswerAsync(() => _second.Catalog.TitlesAsync("at", CancellationToken.None)));
    }

    [Fact]
    public async Task Age_CountsFromTheOriginalSuccess()
    {
        await _first.Catalog.TitlesAsync("at", CancellationToken.None);
        await _distributed.WrittenAsync();
        _time.Advance(TimeSpan.FromSeconds(20));
        await _second.Catalog.TitlesAsync("at", CancellationToken.None);
        await Eventually.AnswerAsync(() => _second.Catalog.TitlesAsync("at", CancellationToken.None));
        _time.Advance(TimeSpan.FromSeconds(5));

        using DegradationScope degradation = Degradation.Observe();
        await _second.Catalog.TitlesAsync("at", CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(25), Assert.Single(degradation.Answers).Age);
    }

    [Fact]
    public async Task AnswerAtMaxAge_ServesNobodyAnywhere()
    {
        await _first.Catalog.TitlesAsync("at", CancellationToken.None);
        await _distributed.WrittenAsync();
        await _second.Catalog.TitlesAsync("at", CancellationToken.None);
        await Eventually.AnswerAsync(() => _second.Catalog.TitlesAsync("at", CancellationToken.None));

        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.Empty(await _second.Catalog.TitlesAsync("at", CancellationToken.None));
    }

    [Fact]
    public async Task ClockOfTheOtherMachineAhead_MakesNoNegativeAge()
    {
        var ahead = new FakeTimeProvider(_time.GetUtcNow().AddSeconds(30));
        using ApplicationProcess other = ApplicationProcess.Start(_distributed, ahead);
        await other.Catalog.TitlesAsync("at", CancellationToken.None);
        await _distributed.WrittenAsync();
        await _second.Catalog.TitlesAsync("at", CancellationToken.None);
        await Eventually.AnswerAsync(() => _second.Catalog.TitlesAsync("at", CancellationToken.None));

        using DegradationScope degradation = Degradation.Observe();
        await _second.Catalog.TitlesAsync("at", CancellationToken.None);

        Assert.Equal(TimeSpan.Zero, Assert.Single(degradation.Answers).Age);
    }

    [Fact]
    public async Task EveryArgument_CountsInAnyCulture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            await _first.Catalog.PriceAsync(-1, "EUR", Monday, CancellationToken.None);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        await _distributed.WrittenAsync();
        await _second.Catalog.PriceAsync(-1, "EUR", Monday, CancellationToken.None);
        Assert.Equal("-1 EUR 2026-03-02", await Eventually.AnswerAsync(() => _second.Catalog.PriceAsync(-1, "EUR", Monday, CancellationToken.None).AsTask()));
        Assert.Equal("", await _second.Catalog.PriceAsync(-1, "USD", Monday, CancellationToken.None));
    }

    [Fact]
    public async Task LongArguments_AreSharedToo()
    {
        string country = new('é', 5_000);
        await _first.Catalog.TitlesAsync(country, CancellationToken.None);
        await _distributed.WrittenAsync();
        await _second.Catalog.TitlesAsync(country, CancellationToken.None);
        Assert.Equal([$"titles of {country}"], await Eventually.AnswerAsync(() => _second.Catalog.TitlesAsync(country, CancellationToken.None)));
    }

    [Fact]
    public async Task PropertyWithoutArguments_IsSharedToo()
    {
        Assert.Equal("motto", _first.Catalog.Motto);
        await _distributed.WrittenAsync();
        Assert.Equal("unknown", _second.Catalog.Motto);
        Assert.Equal("motto", await Eventually.AnswerAsync(() => Task.FromResult(_second.Catalog.Motto), fallback: "unknown"));
    }
}
