using HaAnalyzers.Extensions;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Shares what the guards remember between processes.</summary>
public static class SharedResponsesServiceCollectionExtensions
{
    /// <summary>
    /// Shares the cached responses of all guards (<c>[CachedFallback]</c>) through the application's <c>HybridCache</c>, so that a process
    /// that has just started can serve what another one has seen. Needs <c>AddHybridCache()</c> and an <c>IDistributedCache</c>.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Never on the path of a caller. An answer is written in the background: one that has changed at most every hundredth of its maximum
    /// age, one that reads the same at most every quarter, both no more often than once a second. Where nothing is known for the arguments, the
    /// caller gets the next fallback at once, and the answer of the store, if it has one, serves those who come after. Age counts from the
    /// original success, in UTC; where the clock of the other machine is ahead, it is zero.
    /// </para>
    /// <para>
    /// The store is guarded like any non-critical dependency: breaker, timeout (2 s), at most 64 calls under way, one log line per change
    /// of its state; without an <c>IDistributedCache</c> its circuit opens. At most 1,024 reads and writes wait; further ones are dropped and come again with a later call. No failure of the
    /// store or of a serializer reaches a caller.
    /// </para>
    /// <para>
    /// Shared are members whose arguments are all numbers, <see cref="bool"/>, <see cref="char"/>, <see cref="string"/>,
    /// <see cref="Guid"/>, enumerations, dates, times or nullables of these, and whose answer a registered <c>IHybridCacheSerializer</c>
    /// or its factory can write. The others stay in the process, which the log says once at start. Keys begin with <c>ha:</c> and the
    /// full name of contract and member: applications that share a distributed cache and a contract share its answers too, unless each has
    /// its own instance name there. Several registrations of one contract are told apart by their order and their service key.
    /// </para>
    /// </remarks>
    /// <param name="services">The services of the application; before or after <c>GuardNonCriticalDependencies()</c>.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddSharedCachedResponses(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        services.TryAddSingleton<DependencyMonitor>();
        services.TryAddSingleton<SharedResponses>();
        return services;
    }
}
