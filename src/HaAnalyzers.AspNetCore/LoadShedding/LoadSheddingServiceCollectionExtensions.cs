using HaAnalyzers.AspNetCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers load shedding.</summary>
public static class LoadSheddingServiceCollectionExtensions
{
    /// <summary>Registers what <c>app.UseLoadShedding()</c> needs.</summary>
    /// <remarks>
    /// Nothing needs tuning. The configuration section <c>Ha:LoadShedding</c> overrides what <paramref name="configure"/> sets, and may be
    /// reloaded. Calling it again adds to the options.
    /// </remarks>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets options; <see langword="null"/> for the defaults.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddLoadShedding(this IServiceCollection services, Action<LoadSheddingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<LoadSheddingOptions>().ValidateOnStart();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<LoadSheddingMarker>();
        services.TryAddSingleton<LoadSheddingLog>();
        services.TryAddSingleton(provider => new HealthEndpoints(provider.GetService<EndpointDataSource>()));
        services.TryAddSingleton(CreateShedder);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LoadSheddingOptions>, LoadSheddingOptionsSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LoadSheddingOptions>, LoadSheddingOptionsSetup>());
        return services;
    }

    private static LoadShedder CreateShedder(IServiceProvider provider)
    {
        var log = provider.GetRequiredService<LoadSheddingLog>();
        var shedder = new LoadShedder(
            provider.GetRequiredService<IOptions<LoadSheddingOptions>>().Value,
            [new ProcessCpuMeter(), new CgroupCpuMeter("/sys/fs/cgroup", "/proc/self/cgroup")],
            new ThreadPoolQueue(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            Random.Shared)
        {
            Started = log.OnStarted,
            Ended = log.OnEnded,
        };
        log.ReloadInto(shedder);
        LoadSheddingTelemetry.Add(shedder);
        return shedder;
    }
}
