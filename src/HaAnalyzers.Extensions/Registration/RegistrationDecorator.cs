using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.Extensions;

/// <summary>
/// Puts a guard in the place of each registration of a contract. The original moves under a service key, so that the container goes on
/// creating and disposing it exactly as it was registered.
/// </summary>
internal sealed class RegistrationDecorator<TContract, TState>(
    IServiceCollection services,
    GuardedContracts contracts,
    string contract,
    Func<DependencyOptions, TimeProvider?, TState> createState,
    Func<IServiceProvider, TState, TContract, TContract> createGuard)
    where TContract : class
    where TState : class, IGuardState
{
    public void DecorateAll()
    {
        int count = services.Count;
        for (int i = 0; i < count; i++)
        {
            ServiceDescriptor original = services[i];
            if (original.ServiceType == typeof(TContract) && !contracts.IsGuard(original) && !InnerRegistration.IsInner(original))
            {
                services[i] = Decorate(original);
            }
        }
    }

    private ServiceDescriptor Decorate(ServiceDescriptor original)
    {
        int index = contracts.NextInner(typeof(TContract));
        string innerKey = InnerRegistration.Key(index);
        services.Add(InnerRegistration.Move(original, innerKey));
        AddState(original, innerKey, index);
        ServiceDescriptor guard = original.IsKeyedService
            ? ServiceDescriptor.DescribeKeyed(typeof(TContract), original.ServiceKey, (provider, _) => Guard(provider, innerKey), original.Lifetime)
            : ServiceDescriptor.Describe(typeof(TContract), provider => Guard(provider, innerKey), original.Lifetime);
        contracts.AddGuard(guard);
        return guard;
    }

    private void AddState(ServiceDescriptor original, string innerKey, int index)
    {
        string label = original.IsKeyedService ? $"{contract} (key {original.ServiceKey})"
            : index > 0 ? FormattableString.Invariant($"{contract} (registration {index + 1})")
            : contract;
        services.AddKeyedSingleton(innerKey, (provider, _) =>
        {
            DependencyOptions options = provider.GetRequiredService<IOptionsFactory<DependencyOptions>>().Create(contract);
            TState state = createState(options, provider.GetService<TimeProvider>());
            provider.GetRequiredService<DependencyMonitor>().Watch(state.Dependency, label);
            provider.GetService<SharedResponses>()?.Connect(state, contract, original.IsKeyedService ? original.ServiceKey : null, index);
            return state;
        });
        services.AddSingleton<IGuardState>(provider => State(provider, innerKey));
        services.AddKeyedSingleton<IGuardState>(
            RetryAfterSetup.KeyOf(typeof(TContract), original.IsKeyedService ? original.ServiceKey : null), (provider, _) => State(provider, innerKey));
        if (original.IsKeyedService)
        {
            services.AddKeyedSingleton(original.ServiceKey, (provider, _) => State(provider, innerKey));
        }
        else
        {
            services.AddSingleton(provider => State(provider, innerKey));
        }
    }

    private TContract Guard(IServiceProvider provider, string innerKey) =>
        createGuard(provider, State(provider, innerKey), provider.GetRequiredKeyedService<TContract>(innerKey));

    private static TState State(IServiceProvider provider, string innerKey) => provider.GetRequiredKeyedService<TState>(innerKey);
}
