using HaAnalyzers.AspNetCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what <c>app.MapHealthEndpoints()</c> does beside answering.</summary>
public static class HealthEndpointServiceCollectionExtensions
{
    /// <summary>
    /// Keeps the application up for <see cref="HealthEndpointOptions.DrainDelay"/> after the shutdown has begun, while <c>ready</c> answers
    /// 503. Calling it again adds to the options.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets options; <see langword="null"/> for the defaults. What is out of range stops the start.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddHealthEndpoints(this IServiceCollection services, Action<HealthEndpointOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<HealthEndpointOptions>().ValidateOnStart();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HealthEndpointOptions>, HealthEndpointOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ShutdownDrain>());
        return services;
    }
}
