using System.Collections.Concurrent;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.Extensions;

/// <summary>What the guards of generic contracts share, for each closed type and registration; a singleton.</summary>
internal sealed class GenericStates(IServiceProvider provider) : IGenericGuardStates
{
    private readonly ConcurrentDictionary<(Type State, GenericRegistration Registration), Lazy<IGuardState>> _states = new();

    public TState GetOrAdd<TState>(Type contract, GenericRegistration registration, Func<DependencyOptions, TimeProvider?, TState> create)
        where TState : class, IGuardState =>
        (TState)_states.GetOrAdd(
            (typeof(TState), registration),
            static (key, given) => new Lazy<IGuardState>(() => given.Owner.Create(given.contract, key.Registration, given.create)),
            (Owner: this, contract, create)).Value;

    public IReadOnlyList<IGuardState> StatesOf(Type contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.IsConstructedGenericType
            ? [.. provider.GetRequiredService<GuardedContracts>().GenericRegistrationsOf(contract).Select(known => known.StateOf(contract, provider))]
            : [];
    }

    private TState Create<TState>(Type contract, GenericRegistration registration, Func<DependencyOptions, TimeProvider?, TState> create)
        where TState : class, IGuardState
    {
        DependencyOptions options = provider.GetRequiredService<IOptionsFactory<DependencyOptions>>().Create(registration.Contract);
        TState state = create(options, provider.GetService<TimeProvider>());
        string name = NameOf(contract);
        string label = registration.Key is null ? name : $"{name} (key {registration.Key})";
        provider.GetRequiredService<DependencyMonitor>().Watch(state.Dependency, label);
        provider.GetService<SharedResponses>()?.Connect(state, name, registration.Key, registration.Index);
        return state;
    }

    /// <summary>As C# writes it, with namespaces.</summary>
    private static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return $"{NameOf(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        Type[] arguments = type.GenericTypeArguments;
        return NameOf(type, ref arguments);
    }

    private static string NameOf(Type type, ref Type[] arguments)
    {
        int outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        int all = type.GetGenericArguments().Length;
        string own = all == outer ? "" : $"<{string.Join(", ", arguments[outer..all].Select(NameOf))}>";
        string prefix = type.DeclaringType is { } declaring ? NameOf(declaring, ref arguments) + "." : type.Namespace is { } space ? space + "." : "";
        int arity = type.Name.IndexOf('`', StringComparison.Ordinal);
        return prefix + (arity < 0 ? type.Name : type.Name[..arity]) + own;
    }
}
