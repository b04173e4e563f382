using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaAnalyzers.Extensions.Tests.SharedResponses;

/// <summary>Whose answers are whose.</summary>
public sealed class StoredKeyTests : IDisposable
{
    private readonly ScriptedHybridCache _store = new();
    private readonly ApplicationProcess _process;

    public StoredKeyTests() => _process = ApplicationProcess.Start(_store, services =>
    {
        services.AddSingleton<ISearch, Search>();
        services.AddSingleton<IPrices>(new Prices());
        services.AddSingleton<IPrices>(new Prices());
        services.AddKeyedSingleton<IPrices>("eu", new Prices());
        services.AddKeyedSingleton<IPrices>(new object(), new Prices());
    });

    private ISearch Search => _process.Services.GetRequiredService<ISearch>();

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task DifferentArguments_HaveDifferentKeys()
    {
        (string First, string? Second)[] arguments =
        [
            ("a,b", "c"), ("a", "b,c"), ("", ""), ("", null), ("~", null), ("", "~"), ("a", "%0041"), ("a", "A"), ("a:b", ""), ("a", ":b"),
            ("\ud800", ""), ("\udc00", ""), ("\ufffd", ""), ("é", ""), ("e\u0301", ""), ("a ", ""), ("a", " "), ("\0", ""),
        ];
        foreach ((string first, string? second) in arguments)
        {
            Search.Count(first, second);
            await _store.NextAsync();
        }

        Assert.Equal(arguments.Length, _store.Keys.Count);
        Assert.All(_store.Keys, key => Assert.DoesNotContain(key, c => c is < ' ' or > '~'));
    }

    [Fact]
    public async Task Overloads_DoNotShareAnswers()
    {
        Search.Count("a");
        Search.Count("a", null);
        await _store.NextAsync();
        await _store.NextAsync();
        Assert.Equal(2, _store.Keys.Count);
    }

    [Fact]
    public async Task Key_ReadsTheSameEverywhere()
    {
        Search.Count(
            DayOfWeek.Friday, Guid.Empty, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.FromHours(1)), 1.50m, 0.1, TimeSpan.FromSeconds(1), null, 'ä');
        Assert.Equal(
            "ha:HaAnalyzers.Extensions.Tests.Contracts.ISearch.Count(System.DayOfWeek,System.Guid,System.DateTimeOffset,System.Decimal,"
            + "System.Double,System.TimeSpan,System.Nullable`1[System.DateOnly],System.Char)"
            + ":5,00000000-0000-0000-0000-000000000000,639080064000000000,1.5,0.1,10000000,~,%00E4",
            await _store.NextAsync());
    }

    [Fact]
    public async Task Registrations_DoNotShareAnswers()
    {
        foreach (IPrices prices in _process.Services.GetServices<IPrices>().Append(_process.Services.GetRequiredKeyedService<IPrices>("eu")))
        {
            prices.PriceOf(1);
            await _store.NextAsync();
        }

        Assert.Equal(
            ["IPrices.PriceOf(System.Int32):1", "IPrices[1].PriceOf(System.Int32):1", "IPrices[2][System.String eu].PriceOf(System.Int32):1"],
            _store.Keys.Select(key => key[key.IndexOf("IPrices", StringComparison.Ordinal)..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatStaysInTheProcess_IsSaidOnceAtStart()
    {
        Search.Matching(new SearchQuery("a"));
        Search.Matching(new SearchQuery("b"));
        Assert.Equal(
            [
                "The cached responses of HaAnalyzers.Extensions.Tests.Contracts.IPrices[3].PriceOf stay in this process: the service key has no text that is the same in every process",
                "The cached responses of HaAnalyzers.Extensions.Tests.Contracts.ISearch.Matching stay in this process: an argument of type HaAnalyzers.Extensions.Tests.Contracts.SearchQuery has no text that is the same in every process",
            ],
            _process.Log.Where(entry => entry is { EventId: 7, Level: LogLevel.Information }).Select(entry => entry.Message).Order(StringComparer.Ordinal));
        Assert.Equal(0, _store.CallCount);
    }

    [Fact]
    public async Task AnswerWithoutASerializer_StaysInTheProcess()
    {
        using ApplicationProcess process = ApplicationProcess.Start(
            _store,
            services =>
            {
                foreach (ServiceDescriptor factory in services.Where(service => service.ServiceType == typeof(IHybridCacheSerializerFactory)).ToList())
                {
                    services.Remove(factory);
                }
            });
        await process.Catalog.TitlesAsync("at", CancellationToken.None);
        Assert.Contains(process.Log, entry => entry.Message.Contains("no IHybridCacheSerializer is registered for", StringComparison.Ordinal));
    }
}
