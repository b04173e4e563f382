using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions;

/// <summary>
/// Puts a guard in the place of each registration of a contract. The original moves under a service key, so that the container goes on
/// creating and disposing it exactly as it was registered.
/// </summary>
internal sealed class RegistrationDecorator<TContract, TState>(
    IServiceCollection services, GuardedContracts contracts, Func<IServiceProvider, TState, TContract, TContract> createGuard)
    where TContract : class
    where TState : class, IGuardState
{
    private const string InnerKey = "ha:inner";

    public void DecorateAll()
    {
        int count = services.Count;
        for (int i = 0; i < count; i++)
        {
            ServiceDescriptor original = services[i];
            if (original.ServiceType == typeof(TContract) && !contracts.IsGuard(original) && !IsInner(original))
            {
                services[i] = Decorate(original);
            }
        }
    }

    private static bool IsInner(ServiceDescriptor descriptor) =>
        descriptor is { IsKeyedService: true, ServiceKey: string key } && key.StartsWith(InnerKey, StringComparison.Ordinal);

    private ServiceDescriptor Decorate(ServiceDescriptor original)
    {
        int index = contracts.NextInner(typeof(TContract));
        string innerKey = index == 0 ? InnerKey : FormattableString.Invariant($"{InnerKey}:{index}");
        services.Add(Rekey(original, innerKey));
        ServiceDescriptor guard = original.IsKeyedService
            ? ServiceDescriptor.DescribeKeyed(typeof(TContract), original.ServiceKey, (provider, _) => Guard(provider, innerKey), original.Lifetime)
            : ServiceDescriptor.Describe(typeof(TContract), provider => Guard(provider, innerKey), original.Lifetime);
        contracts.AddGuard(guard);
        return guard;
    }

    private TContract Guard(IServiceProvider provider, string innerKey) => createGuard(
        provider, provider.GetRequiredService<TState>(), provider.GetRequiredKeyedService<TContract>(innerKey));

    private static ServiceDescriptor Rekey(ServiceDescriptor original, string innerKey)
    {
        Type contract = typeof(TContract);
        if (!original.IsKeyedService)
        {
            return original switch
            {
                { ImplementationInstance: { } instance } => new ServiceDescriptor(contract, innerKey, instance),
                { ImplementationFactory: { } factory } =>
                    ServiceDescriptor.DescribeKeyed(contract, innerKey, (provider, _) => factory(provider), original.Lifetime),
                _ => ServiceDescriptor.DescribeKeyed(contract, innerKey, original.ImplementationType!, original.Lifetime),
            };
        }

        object? key = original.ServiceKey;
        if (ReferenceEquals(key, KeyedService.AnyKey))
        {
            throw new InvalidOperationException(
                $"{contract} is registered for any key (KeyedService.AnyKey), which cannot be guarded; register it for each key it is used with.");
        }

        return original switch
        {
            { KeyedImplementationInstance: { } instance } => new ServiceDescriptor(contract, innerKey, instance),
            { KeyedImplementationFactory: { } factory } =>
                ServiceDescriptor.DescribeKeyed(contract, innerKey, (provider, _) => factory(provider, key), original.Lifetime),
            _ => ServiceDescriptor.DescribeKeyed(contract, innerKey, original.KeyedImplementationType!, original.Lifetime),
        };
    }
}
