using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions.Tests.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions.Tests.Support;

/// <summary>Containers with every guard in place, built as strictly as the container can.</summary>
internal static class Guarded
{
    public const string InnerKey = "ha:inner";

    public static ServiceProvider Provider(Action<IServiceCollection> register) => Build(services =>
    {
        register(services);
        services.GuardNonCriticalDependencies();
    });

    public static ServiceProvider Build(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static Prices Inner(this IServiceProvider provider, string key = InnerKey) => (Prices)provider.GetRequiredKeyedService<IPrices>(key);

    public static CircuitBreaker BreakerOf(IPrices prices) => Assert.IsType<PricesGuard>(prices).Breaker;
}
