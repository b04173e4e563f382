using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.Extensions;

/// <summary>What the generated <c>AddDependencies()</c> calls; not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DependencyChecks
{
    internal const string ReadyTag = "ready";
    private const string BreakersName = "dependencies";

    /// <summary>
    /// Adds a check, tagged <c>ready</c>, that calls the readiness probe of a critical contract. A contract that the application does not
    /// register (without a key) gets none. A second call for the same check does nothing.
    /// </summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="builder">The health checks of the application.</param>
    /// <param name="name">The name of the check: the full name of the contract.</param>
    /// <param name="timeoutMilliseconds">How long the dependency has to answer. 1 to 86,400,000 (one day).</param>
    /// <param name="cacheMilliseconds">How long an answer is kept. 0 to 86,400,000 (one day).</param>
    /// <param name="probe">Calls the probe; <see langword="false"/> and exceptions mean that the dependency cannot serve.</param>
    /// <returns>The same health checks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; the message names it, its value and the range.</exception>
    public static IHealthChecksBuilder AddReadinessProbe<TContract>(
        IHealthChecksBuilder builder,
        string name,
        int timeoutMilliseconds,
        int cacheMilliseconds,
        Func<TContract, CancellationToken, ValueTask<bool>> probe)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(probe);
        Validate(name, OptionRange.TimeoutMilliseconds, timeoutMilliseconds, nameof(timeoutMilliseconds));
        Validate(name, OptionRange.CacheMilliseconds, cacheMilliseconds, nameof(cacheMilliseconds));
        if (AddedChecks.Of(builder.Services).TryAdd(name))
        {
            Configure(builder.Services, (options, provider) =>
            {
                if (provider.GetService<IServiceProviderIsService>()?.IsService(typeof(TContract)) != false)
                {
                    var check = new ReadinessCheck<TContract>(
                        name,
                        probe,
                        TimeSpan.FromMilliseconds(timeoutMilliseconds),
                        TimeSpan.FromMilliseconds(cacheMilliseconds),
                        provider.GetRequiredService<IServiceScopeFactory>(),
                        provider.GetService<TimeProvider>() ?? TimeProvider.System);
                    options.Registrations.Add(new HealthCheckRegistration(name, check, HealthStatus.Unhealthy, [ReadyTag]));
                }
            });
        }

        return builder;
    }

    /// <summary>
    /// Adds the check <c>dependencies</c>, tagged <c>ready</c>, that is degraded, never unhealthy, while a breaker of a guard is not closed. A
    /// second call does nothing.
    /// </summary>
    /// <param name="builder">The health checks of the application.</param>
    /// <returns>The same health checks.</returns>
    public static IHealthChecksBuilder AddBreakers(IHealthChecksBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (AddedChecks.Of(builder.Services).TryAdd(BreakersName))
        {
            Configure(builder.Services, static (options, provider) => options.Registrations.Add(
                new HealthCheckRegistration(BreakersName, new BreakerCheck(provider), HealthStatus.Degraded, [ReadyTag])));
        }

        return builder;
    }

    internal static void Configure(IServiceCollection services, Action<HealthCheckServiceOptions, IServiceProvider> configure) =>
        services.AddSingleton<IConfigureOptions<HealthCheckServiceOptions>>(
            provider => new ConfigureOptions<HealthCheckServiceOptions>(options => configure(options, provider)));

    private static void Validate(string name, OptionRange range, int value, string parameter)
    {
        if (!range.Contains(value))
        {
            throw new ArgumentOutOfRangeException(
                parameter, FormattableString.Invariant($"{range.Name} of the readiness probe of {name} is {value}; allowed is {range}."));
        }
    }
}
