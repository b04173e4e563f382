using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions.Tests.Registration;

/// <summary>Every form of registration is guarded, keeps its lifetime and its key, and calls the implementation that was registered.</summary>
public sealed class RegistrationFormTests
{
    private const string Key = "eu";

    public static TheoryData<string, ServiceLifetime> Forms => new(
        from form in Registrations.Keys
        from lifetime in Enum.GetValues<ServiceLifetime>()
        where !form.Contains("instance", StringComparison.Ordinal) || lifetime == ServiceLifetime.Singleton
        select (form, lifetime));

    private static Dictionary<string, Func<ServiceLifetime, ServiceDescriptor>> Registrations { get; } = new()
    {
        ["type"] = lifetime => ServiceDescriptor.Describe(typeof(IPrices), typeof(Prices), lifetime),
        ["factory"] = lifetime => ServiceDescriptor.Describe(typeof(IPrices), _ => new Prices(), lifetime),
        ["instance"] = _ => ServiceDescriptor.Singleton<IPrices>(new Prices()),
        ["keyed type"] = lifetime => ServiceDescriptor.DescribeKeyed(typeof(IPrices), Key, typeof(Prices), lifetime),
        ["keyed factory"] = lifetime => ServiceDescriptor.DescribeKeyed(typeof(IPrices), Key, (_, key) => new Prices((string)key!), lifetime),
        ["keyed instance"] = _ => ServiceDescriptor.KeyedSingleton<IPrices>(Key, new Prices()),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Registration_IsGuardedWithItsLifetime(string form, ServiceLifetime lifetime)
    {
        using ServiceProvider provider = Guarded.Provider(services => services.Add(Registrations[form](lifetime)));
        using IServiceScope scope = provider.CreateScope();
        using IServiceScope otherScope = provider.CreateScope();

        IPrices first = Resolve(scope, form);
        IPrices again = Resolve(scope, form);
        IPrices elsewhere = Resolve(otherScope, form);

        Assert.Equal(70, first.PriceOf(7));
        Assert.IsType<PricesGuard>(first);
        Assert.Equal(lifetime != ServiceLifetime.Transient, ReferenceEquals(first, again));
        Assert.Equal(lifetime == ServiceLifetime.Singleton, ReferenceEquals(first, elsewhere));
        Assert.Same(Guarded.BreakerOf(first), Guarded.BreakerOf(elsewhere));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void BrokenDependency_DegradesAndOpensTheBreakerOfEveryInstance(string form, ServiceLifetime lifetime)
    {
        using ServiceProvider provider = Guarded.Provider(services => services.Add(Registrations[form](lifetime)));
        using IServiceScope scope = provider.CreateScope();
        using IServiceScope otherScope = provider.CreateScope();
        var broken = new PricesGuard(State(scope, form), new Prices { IsDown = true });

        Assert.Equal(-1, broken.PriceOf(7));

        Assert.Equal(-1, Resolve(scope, form).PriceOf(7));
        Assert.Equal(-1, Resolve(otherScope, form).PriceOf(7));
    }

    [Fact]
    public void TypedHttpClient_IsGuardedAndGetsItsClient()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
            services.AddHttpClient<IPrices, HttpPrices>(client => client.BaseAddress = new Uri("http://prices.example")));

        IPrices prices = provider.GetRequiredService<IPrices>();

        Assert.IsType<PricesGuard>(prices);
        Assert.Equal("http://prices.example/", prices.Source);
        Assert.NotSame(prices, provider.GetRequiredService<IPrices>());
        Assert.Same(Guarded.BreakerOf(prices), Guarded.BreakerOf(provider.GetRequiredService<IPrices>()));
    }

    [Fact]
    public void ImplementationThatAsksForItsServiceKey_GetsItsOwn()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddKeyedSingleton<IPrices, KeyedPrices>("eu");
            services.AddKeyedSingleton<IPrices, KeyedPrices>("us");
        });

        Assert.Equal("eu", provider.GetRequiredKeyedService<IPrices>("eu").Source);
        Assert.Equal("us", provider.GetRequiredKeyedService<IPrices>("us").Source);
    }

    [Fact]
    public void AnyKey_IsRejectedWithContractAndWayOut()
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IPrices, Prices>(KeyedService.AnyKey);

        var exception = Assert.Throws<InvalidOperationException>(() => services.GuardNonCriticalDependencies());

        Assert.Contains(typeof(IPrices).FullName!, exception.Message, StringComparison.Ordinal);
        Assert.Contains("register it for each key", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnregisteredContract_StaysUnregistered()
    {
        using ServiceProvider provider = Guarded.Provider(_ => { });

        Assert.Null(provider.GetService<IPrices>());
        Assert.Empty(provider.GetServices<IGuardState>());
    }

    [Fact]
    public void GuardedImplementation_IsReachableUnderTheInnerKey()
    {
        using ServiceProvider provider = Guarded.Provider(services => services.AddSingleton<IPrices, Prices>());

        Assert.IsType<PricesGuard>(provider.GetRequiredService<IPrices>());
        Assert.IsType<Prices>(provider.GetRequiredKeyedService<IPrices>(Guarded.InnerKey));
    }

    [Fact]
    public void ImplementationThatCannotBeCreated_FailsTheBuild() =>
        Assert.Throws<AggregateException>(() => Guarded.Provider(services => services.AddTransient<IPrices, HttpPrices>()));

    [Fact]
    public void ScopedImplementationInSingleton_FailsTheBuild() => Assert.Throws<AggregateException>(() => Guarded.Provider(services =>
    {
        services.AddScoped<HttpClient>();
        services.AddSingleton<IPrices, HttpPrices>();
    }));

    private static IPrices Resolve(IServiceScope scope, string form) => form.StartsWith("keyed", StringComparison.Ordinal)
        ? scope.ServiceProvider.GetRequiredKeyedService<IPrices>(Key)
        : scope.ServiceProvider.GetRequiredService<IPrices>();

    private static PricesGuard.State State(IServiceScope scope, string form) => form.StartsWith("keyed", StringComparison.Ordinal)
        ? scope.ServiceProvider.GetRequiredKeyedService<PricesGuard.State>(Key)
        : scope.ServiceProvider.GetRequiredService<PricesGuard.State>();

    private sealed class HttpPrices(HttpClient client) : IPrices
    {
        public string Source => client.BaseAddress!.ToString();

        public int PriceOf(int id) => id;
    }

    private sealed class KeyedPrices([ServiceKey] string key) : IPrices
    {
        public string Source => key;

        public int PriceOf(int id) => id;
    }
}
