using HaAnalyzers.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps an instance unready until it is warm.</summary>
public static class WarmUpServiceCollectionExtensions
{
    /// <summary>
    /// Runs <paramref name="fill"/> when the host starts, beside everything else, and keeps readiness unhealthy until it has succeeded.
    /// </summary>
    /// <remarks>
    /// A failure is tried again after 1 s, then after twice as long each time, up to 30 s; the first one is logged. The check, tagged
    /// <c>ready</c>, tells how often it failed, and the type of the last exception.
    /// </remarks>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name of the check: what is filled. Another one than that of every other check.</param>
    /// <param name="fill">Fills it, with the services of a scope of its own. Its token is cancelled when the host stops.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or there is a warm-up of this name.</exception>
    public static IServiceCollection AddWarmUp(
        this IServiceCollection services, string name, Func<IServiceProvider, CancellationToken, Task> fill)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(fill);
        if (!AddedChecks.Of(services).TryAdd(name))
        {
            throw new ArgumentException($"The name of the warm-up is '{name}', which another check has; allowed is a name of its own.", nameof(name));
        }

        services.AddHealthChecks();
        services.AddKeyedSingleton(name, (provider, _) => new WarmUp(
            name,
            fill,
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILoggerFactory>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<WarmUp>(name));
        DependencyChecks.Configure(services, (options, provider) => options.Registrations.Add(
            new HealthCheckRegistration(name, provider.GetRequiredKeyedService<WarmUp>(name), HealthStatus.Unhealthy, [DependencyChecks.ReadyTag])));
        return services;
    }
}
