using System.Net;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Refit;

namespace HaAnalyzers.Extensions.Tests.Registration;

/// <summary>Registrations that other libraries make, that share an instance, that are decorated, and that come too late.</summary>
public sealed class RegistrationSourceTests
{
    [Fact]
    public async Task RefitClient_IsGuarded()
    {
        var server = new ScriptedHandler();
        using ServiceProvider provider = Guarded.Provider(services => services
            .AddRefitGeneratedClient<IRates>()
            .ConfigureHttpClient(client => client.BaseAddress = new Uri("http://rates.example"))
            .ConfigurePrimaryHttpMessageHandler(() => server));
        IRates rates = provider.GetRequiredService<IRates>();

        Assert.IsType<RatesGuard>(rates);
        Assert.Equal("/rates/EUR", await rates.RateAsync("EUR", TestContext.Current.CancellationToken));

        server.IsDown = true;
        Assert.Equal("none", await rates.RateAsync("EUR", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void TryAdd_IsGuardedAndStaysAway()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.TryAddSingleton<IPrices>(new Prices("first"));
            services.GuardNonCriticalDependencies();
            services.TryAddSingleton<IPrices>(new Prices("second"));
        });

        Assert.Equal("first", Assert.IsType<PricesGuard>(Assert.Single(provider.GetServices<IPrices>())).Source);
    }

    [Fact]
    public void ContractsForwardedToOneInstance_AreGuardedEach()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddSingleton<Stock>();
            services.AddSingleton<Contracts.North.IStock>(inner => inner.GetRequiredService<Stock>());
            services.AddSingleton<Contracts.South.IStock>(inner => inner.GetRequiredService<Stock>());
        });

        Assert.IsType<Contracts.North.StockGuard>(provider.GetRequiredService<Contracts.North.IStock>());
        Assert.IsType<Contracts.South.StockGuard>(provider.GetRequiredService<Contracts.South.IStock>());
        Assert.Equal(7, provider.GetRequiredService<Contracts.North.IStock>().Count(7));
        Assert.Same(
            provider.GetRequiredKeyedService<Contracts.North.IStock>(Guarded.InnerKey),
            provider.GetRequiredKeyedService<Contracts.South.IStock>(Guarded.InnerKey));
    }

    [Fact]
    public void DecoratorBeforeTheGuard_IsGuardedWithWhatItDecorates()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddSingleton<IPrices>(new Prices("live"));
            services.Decorate<IPrices, Doubling>();
        });

        IPrices prices = provider.GetRequiredService<IPrices>();

        Assert.IsType<PricesGuard>(prices);
        Assert.Equal("doubled live", prices.Source);
        Assert.IsType<Doubling>(provider.GetRequiredKeyedService<IPrices>(Guarded.InnerKey));
    }

    [Fact]
    public void DecoratorBeforeTheGuard_FailsWithWhatItDecorates()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddSingleton<IPrices>(new Prices { IsDown = true });
            services.Decorate<IPrices, Doubling>();
        });

        // Not "doubled nobody": a fallback in between would count as an answer.
        Assert.Equal("nobody", provider.GetRequiredService<IPrices>().Source);
        Assert.Single(provider.GetServices<IGuardState>());
    }

    [Fact]
    public void DecoratorAfterTheGuard_DecoratesTheGuard()
    {
        using ServiceProvider provider = Guarded.Build(services =>
        {
            services.AddSingleton<IPrices>(new Prices { IsDown = true });
            services.GuardNonCriticalDependencies();
            services.Decorate<IPrices, Doubling>();
        });

        Assert.Equal("doubled nobody", Assert.IsType<Doubling>(provider.GetRequiredService<IPrices>()).Source);
    }

    [Fact]
    public void RegisteredAfterTheGuards_IsSaidWhenTheHostStarts()
    {
        using var log = new CollectingLoggerProvider();
        using IHost host = Started(log, services => services.AddSingleton<IPrices>(new Prices("late")));

        LogEntry entry = Assert.Single(log.Entries, entry => entry.EventId == 10);
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.Equal("HaAnalyzers.Registration", entry.Category);
        Assert.Contains(typeof(IPrices).FullName!, entry.Message, StringComparison.Ordinal);
        Assert.Contains("behind the last registration", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RegisteredBeforeOrGuardedAgain_IsNotSaid()
    {
        using var log = new CollectingLoggerProvider();
        using IHost host = Started(log, services =>
        {
            services.AddSingleton<IPrices>(new Prices("late"));
            services.GuardNonCriticalDependencies();
        });

        Assert.DoesNotContain(log.Entries, entry => entry.EventId == 10);
    }

    [Fact]
    public void DecoratorAfterTheGuards_IsNotSaid_WhatIsRegisteredAfterItIs()
    {
        using var log = new CollectingLoggerProvider();
        using IHost decorated = Started(log, services => services.Decorate<IPrices, Doubling>());
        Assert.DoesNotContain(log.Entries, entry => entry.EventId == 10);

        using IHost late = Started(log, services => services.Decorate<IPrices, Doubling>().AddSingleton<IPrices>(new Prices("late")));
        Assert.Single(log.Entries, entry => entry.EventId == 10);
    }

    private static IHost Started(CollectingLoggerProvider log, Action<IServiceCollection> registerLate)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton<IPrices>(new Prices("early"));
        builder.Services.GuardNonCriticalDependencies();
        registerLate(builder.Services);
        IHost host = builder.Build();
        host.Start();
        return host;
    }

    private sealed class Stock : Contracts.North.IStock, Contracts.South.IStock
    {
        public int Count(int id) => id;
    }

    private sealed class Doubling(IPrices inner) : IPrices
    {
        public string Source => $"doubled {inner.Source}";

        public int PriceOf(int id) => inner.PriceOf(id) * 2;
    }

    private sealed class ScriptedHandler : HttpMessageHandler
    {
        public bool IsDown { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => IsDown
            ? throw new HttpRequestException("down")
            : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(request.RequestUri!.AbsolutePath) });
    }
}
