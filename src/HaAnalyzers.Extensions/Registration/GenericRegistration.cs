using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
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
    /// <summary>What a guard as the container creates it calls its method that finds its state.</summary>
    private const string StateMethod = "StateOf";

    private const DynamicallyAccessedMemberTypes GuardMembers =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods;

    [DynamicallyAccessedMembers(GuardMembers)]
    private readonly Type _guard;

    internal GenericRegistration(
        string contract, [DynamicallyAccessedMembers(GuardMembers)] Type guard, string innerKey, object? key, int index)
    {
        Contract = contract;
        _guard = guard;
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

    /// <summary>The guard of a closed type.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The guard has the constraints of the contract, and these arguments fulfil them.")]
    [UnconditionalSuppressMessage("Trimming", "IL2073", Justification = "The members of the closed guard are those of the open one.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Code of reference types is shared; value types are refused.")]
    [return: DynamicallyAccessedMembers(GuardMembers)]
    internal Type GuardOf(Type closed)
    {
        Type[] arguments = closed.GenericTypeArguments;
        if (!RuntimeFeature.IsDynamicCodeSupported && Array.Find(arguments, static argument => argument.IsValueType) is { } value)
        {
            throw new InvalidOperationException(
                $"{closed} cannot be guarded where code cannot be generated at run time (native AOT), because {value} is a value type; "
                + "register it through an interface that closes the contract.");
        }

        return _guard.MakeGenericType(arguments);
    }

    /// <summary>What the guards of a closed type share, without a guard or an implementation.</summary>
    internal IGuardState StateOf(Type closed, IServiceProvider services)
    {
        MethodInfo find = GuardOf(closed).GetMethod(StateMethod, [typeof(IServiceProvider), typeof(GenericRegistration)])
            ?? throw new MissingMethodException(_guard.FullName, StateMethod);
        return find.CreateDelegate<Func<IServiceProvider, GenericRegistration, IGuardState>>()(services, this);
    }
}
