using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;

namespace HaAnalyzers.Testing;

/// <summary>The breakers of the guards that a container has put in place.</summary>
public static class GuardedServices
{
    /// <summary>Opens every breaker of a contract, see <see cref="CircuitBreakerExtensions.ForceOpen"/>.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <exception cref="InvalidOperationException">No guard of the contract is in place.</exception>
    public static void ForceOpen<TContract>(this IServiceProvider services)
        where TContract : class
    {
        foreach (CircuitBreaker breaker in services.BreakersOf<TContract>())
        {
            breaker.ForceOpen();
        }
    }

    /// <summary>Closes every breaker of a contract and forgets what they have counted. Cached responses stay.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <exception cref="InvalidOperationException">No guard of the contract is in place.</exception>
    public static void Reset<TContract>(this IServiceProvider services)
        where TContract : class
    {
        foreach (CircuitBreaker breaker in services.BreakersOf<TContract>())
        {
            breaker.Reset();
        }
    }

    /// <summary>
    /// The breakers of a contract, of one closed type where it is generic: one for each registration, and those of its members and keys that
    /// break separately; keys that have not been called yet have none.
    /// </summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="InvalidOperationException">No guard of the contract is in place.</exception>
    public static IReadOnlyList<CircuitBreaker> BreakersOf<TContract>(this IServiceProvider services)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(services);
        List<CircuitBreaker> breakers = [.. StatesOf(services, typeof(TContract)).SelectMany(state => state.Dependency.Breakers)];
        return breakers.Count > 0
            ? breakers
            : throw new InvalidOperationException(
                $"No guard of {ContractName.Of(typeof(TContract))} is in place: register the contract, then call services.GuardNonCriticalDependencies().");
    }

    private static IEnumerable<IGuardState> StatesOf(IServiceProvider services, Type contract)
    {
        if (contract.IsConstructedGenericType)
        {
            return ((IGenericGuardStates?)services.GetService(typeof(IGenericGuardStates)))?.StatesOf(contract) ?? [];
        }

        string name = ContractName.Of(contract);
        var states = (IEnumerable<IGuardState>?)services.GetService(typeof(IEnumerable<IGuardState>)) ?? [];
        return states.Where(state => state.Dependency.Contract == name);
    }
}
