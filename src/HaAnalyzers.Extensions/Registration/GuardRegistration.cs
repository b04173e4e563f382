using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.Extensions;

/// <summary>What the generated <c>GuardNonCriticalDependencies()</c> calls for each contract; not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GuardRegistration
{
    /// <summary>
    /// Wraps every registration of a contract into its guard. The wrapped implementation stays reachable under the service key
    /// <c>ha:inner</c> (further ones under <c>ha:inner:1</c>, <c>ha:inner:2</c> …). Calling it again wraps only what was added since; what is
    /// added and never wrapped is logged when the host starts.
    /// </summary>
    /// <remarks>
    /// <para>
    /// All instances of one registration share breaker and cached responses. Two registrations reach two dependencies, for example two
    /// regions under two keys, and share nothing: one must neither open the other's breaker nor answer from its cache.
    /// </para>
    /// <para>
    /// <typeparamref name="TState"/> is registered like the contract, under the same key, and, for all contracts together, as
    /// <see cref="IGuardState"/>.
    /// </para>
    /// </remarks>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <typeparam name="TState">What the guards of one registration share; registered as a singleton.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="contract">The full name of the contract.</param>
    /// <param name="defaults">Creates the options declared on the contract.</param>
    /// <param name="createState">Creates the shared state.</param>
    /// <param name="createGuard">Creates a guard around an implementation.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">A registration has a form that cannot be wrapped.</exception>
    public static IServiceCollection AddGuard<TContract, TState>(
        IServiceCollection services,
        string contract,
        Func<DependencyOptions> defaults,
        Func<DependencyOptions, TimeProvider?, TState> createState,
        Func<IServiceProvider, TState, TContract, TContract> createGuard)
        where TContract : class
        where TState : class, IGuardState
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(contract);
        ArgumentNullException.ThrowIfNull(defaults);
        ArgumentNullException.ThrowIfNull(createState);
        ArgumentNullException.ThrowIfNull(createGuard);

        GuardedContracts contracts = GuardedContracts.Of(services);
        if (contracts.TryAdd(typeof(TContract), contract))
        {
            AddOptions(services, contract, defaults);
            services.AddSingleton<IConfigureOptions<HttpClientFactoryOptions>>(
                new RetryAfterSetup(typeof(TContract).Name, RetryAfterSetup.KeyOf(typeof(TContract), serviceKey: null)));
        }

        new RegistrationDecorator<TContract, TState>(services, contracts, contract, createState, createGuard).DecorateAll();
        return services;
    }

    /// <summary>
    /// Wraps every registration of a generic contract, open and closed ones, as <see cref="AddGuard"/> does. Each closed type has a breaker
    /// and cached responses of its own, created with its first guard; they share the options.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="type">The open contract.</param>
    /// <param name="guard">
    /// The open guard, with the type parameters of the contract; its only public constructor takes an <see cref="IServiceProvider"/>, a
    /// <see cref="GenericRegistration"/> and the service key, and its static method <c>StateOf</c> the first two.
    /// </param>
    /// <param name="contract">The full name of the contract.</param>
    /// <param name="defaults">Creates the options declared on the contract.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">A registration has a form that cannot be wrapped.</exception>
    public static IServiceCollection AddGenericGuard(
        IServiceCollection services,
        Type type,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods)] Type guard,
        string contract,
        Func<DependencyOptions> defaults)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(guard);
        ArgumentException.ThrowIfNullOrEmpty(contract);
        ArgumentNullException.ThrowIfNull(defaults);

        GuardedContracts contracts = GuardedContracts.Of(services);
        if (contracts.TryAdd(type, contract))
        {
            AddOptions(services, contract, defaults);
            services.TryAddSingleton(static provider => new GenericStates(provider));
            services.TryAddSingleton<IGenericGuardStates>(static provider => provider.GetRequiredService<GenericStates>());
        }

        new GenericDecorator(services, contracts, contract, type, guard).DecorateAll();
        return services;
    }

    private static void AddOptions(IServiceCollection services, string contract, Func<DependencyOptions> defaults)
    {
        services.AddOptions<DependencyOptions>(contract).ValidateOnStart();
        services.AddSingleton<IConfigureOptions<DependencyOptions>>(provider => new DependencyOptionsSetup(
            contract, defaults, provider.GetRequiredService<GuardedContracts>(), provider.GetService<IConfiguration>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DependencyOptions>, DependencyOptionsValidator>());
        services.TryAddSingleton<DependencyMonitor>();
        services.TryAddSingleton(static provider => new DependencyStates(provider.GetRequiredService<DependencyMonitor>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DependencyStartup>());
    }
}
