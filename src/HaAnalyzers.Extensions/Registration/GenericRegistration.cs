using System.ComponentModel;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions;

/// <summary>
/// One registration of a generic contract, through which the guard of each closed type finds its implementation and its state; used by
/// generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GenericRegistration
{
    internal GenericRegistration(string contract, string innerKey, object? key, int index)
    {
        Contract = contract;
        InnerKey = innerKey;
        Key = key;
        Index = index;
    }

    internal string Contract { get; }

    internal string InnerKey { get; }

    internal object? Key { get; }

    internal int Index { get; }

    /// <summary>The registration of the open contract under a service key.</summary>
    /// <param name="services">The container.</param>
    /// <param name="contract">The open type, for example <c>typeof(IRepository&lt;&gt;)</c>.</param>
    /// <param name="key">The service key, or <see langword="null"/>.</param>
    /// <exception cref="InvalidOperationException">No guard was put in place for it.</exception>
    public static GenericRegistration Of(IServiceProvider services, Type contract, object? key)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(contract);
        return services.GetRequiredService<GuardedContracts>().FindOpen(contract, key)
            ?? throw new InvalidOperationException($"No guard of {contract} is in place{(key is null ? "" : $" for the key {key}")}.");
    }

    /// <summary>The implementation behind the guard of one closed type.</summary>
    /// <typeparam name="TContract">The closed type.</typeparam>
    /// <param name="services">The container, or a scope of it.</param>
    public TContract GetInner<TContract>(IServiceProvider services)
        where TContract : class => services.GetRequiredKeyedService<TContract>(InnerKey);

    /// <summary>What the guards of one closed type share; created when it is first asked for.</summary>
    /// <typeparam name="TContract">The closed type.</typeparam>
    /// <typeparam name="TState">The state of its guard.</typeparam>
    /// <param name="services">The container, or a scope of it.</param>
    /// <param name="create">Creates the state.</param>
    public TState GetState<TContract, TState>(IServiceProvider services, Func<DependencyOptions, TimeProvider?, TState> create)
        where TContract : class
        where TState : class, IGuardState
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(create);
        return services.GetRequiredService<GenericStates>().GetOrAdd(typeof(TContract), this, create);
    }
}
