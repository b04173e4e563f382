using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions.Tests.Registration;

/// <summary>Several registrations of one contract are several dependencies.</summary>
public sealed class SeveralRegistrationsTests
{
    [Fact]
    public void Enumerable_HasAGuardPerRegistrationInOrder()
    {
        using ServiceProvider provider = Guarded.Provider(AddThree);

        IPrices[] all = [.. provider.GetServices<IPrices>()];

        Assert.All(all, prices => Assert.IsType<PricesGuard>(prices));
        Assert.Equal(["first", "second", "third"], all.Select(prices => prices.Source));
        Assert.Same(all[2], provider.GetRequiredService<IPrices>());
    }

    [Fact]
    public void Implementations_AreReachableUnderNumberedKeys()
    {
        using ServiceProvider provider = Guarded.Provider(AddThree);

        Assert.Equal(
            ["first", "second", "third"],
            new[] { "ha:inner", "ha:inner:1", "ha:inner:2" }.Select(key => provider.Inner(key).Source));
    }

    [Fact]
    public void BrokenRegistration_NeitherOpensTheOthersNorAnswersFromTheirCache()
    {
        using ServiceProvider provider = Guarded.Provider(AddThree);
        IPrices[] all = [.. provider.GetServices<IPrices>()];
        Assert.Equal(70, all[1].PriceOf(7));
        provider.Inner().IsDown = true;

        Assert.Equal(-1, all[0].PriceOf(7));

        Assert.Equal(80, all[1].PriceOf(8));
        Assert.Equal(80, all[2].PriceOf(8));
    }

    [Fact]
    public void BrokenKey_DoesNotOpenTheOther()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddKeyedSingleton<IPrices>("eu", new Prices { IsDown = true });
            services.AddKeyedSingleton<IPrices>("us", new Prices());
        });

        Assert.Equal(-1, provider.GetRequiredKeyedService<IPrices>("eu").PriceOf(7));

        Assert.Equal(70, provider.GetRequiredKeyedService<IPrices>("us").PriceOf(7));
    }

    [Fact]
    public void State_BelongsToWhatTheContractResolvesTo()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            AddThree(services);
            services.AddKeyedSingleton<IPrices>("eu", new Prices());
        });

        Assert.Same(
            Guarded.BreakerOf(provider.GetRequiredService<IPrices>()),
            provider.GetRequiredService<PricesGuard.State>().Dependency.Breaker);
        Assert.Same(
            Guarded.BreakerOf(provider.GetRequiredKeyedService<IPrices>("eu")),
            provider.GetRequiredKeyedService<PricesGuard.State>("eu").Dependency.Breaker);
        Assert.Equal(4, provider.GetServices<IGuardState>().Distinct().Count());
    }

    [Fact]
    public void CalledTwice_GuardsOnce()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddSingleton<IPrices, Prices>();
            services.GuardNonCriticalDependencies();
        });

        Assert.Equal("live", Assert.Single(provider.GetServices<IPrices>()).Source);
        Assert.IsType<Prices>(provider.GetRequiredKeyedService<IPrices>(Guarded.InnerKey));
        Assert.Null(provider.GetKeyedService<IPrices>("ha:inner:1"));
        Assert.Single(provider.GetServices<IGuardState>());
    }

    [Fact]
    public void CalledAgainAfterFurtherRegistrations_GuardsThoseToo()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddSingleton<IPrices>(new Prices("first"));
            services.GuardNonCriticalDependencies();
            services.AddSingleton<IPrices>(new Prices("second"));
        });

        IPrices[] all = [.. provider.GetServices<IPrices>()];

        Assert.All(all, prices => Assert.IsType<PricesGuard>(prices));
        Assert.Equal(["first", "second"], all.Select(prices => prices.Source));
    }

    private static void AddThree(IServiceCollection services) => services
        .AddSingleton<IPrices>(new Prices("first"))
        .AddSingleton<IPrices>(_ => new Prices("second"))
        .AddSingleton<IPrices>(new Prices("third"));
}
