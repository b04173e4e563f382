using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions;

/// <summary>
/// Puts guards in the place of the registrations of a generic contract. An open one stays open: the container closes the guard as it closes
/// the implementation. The constructor of the guard takes the container, a <see cref="GenericRegistration"/> and the service key.
/// </summary>
internal sealed class GenericDecorator(
    IServiceCollection services,
    GuardedContracts contracts,
    string name,
    Type contract,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods)] Type guard)
{
    public void DecorateAll()
    {
        int count = services.Count;
        for (int i = 0; i < count; i++)
        {
            ServiceDescriptor original = services[i];
            if (contracts.IsGuard(original) || InnerRegistration.IsInner(original))
            {
                continue;
            }

            if (original.ServiceType == contract)
            {
                services[i] = Remember(DecorateOpen(original));
            }
            else if (original.ServiceType.IsConstructedGenericType && original.ServiceType.GetGenericTypeDefinition() == contract)
            {
                services[i] = Remember(DecorateClosed(original));
            }
        }
    }

    private ServiceDescriptor Remember(ServiceDescriptor guarded)
    {
        contracts.AddGuard(guarded);
        return guarded;
    }

    private ServiceDescriptor DecorateOpen(ServiceDescriptor original)
    {
        GenericRegistration registration = Move(original);
        if (!contracts.TryAddGeneric(contract, registration))
        {
            throw new InvalidOperationException(
                $"{name} is registered several times as an open generic type{(registration.Key is null ? "" : $" for the key {registration.Key}")}, of which "
                + "only one can be guarded; register the others for the closed types or under the keys they are used with.");
        }

        return original.IsKeyedService
            ? ServiceDescriptor.DescribeKeyed(contract, original.ServiceKey, guard, original.Lifetime)
            : ServiceDescriptor.Describe(contract, guard, original.Lifetime);
    }

    private ServiceDescriptor DecorateClosed(ServiceDescriptor original)
    {
        GenericRegistration registration = Move(original);
        contracts.TryAddGeneric(original.ServiceType, registration);
        ConstructorInvoker create = ConstructorInvoker.Create(registration.GuardOf(original.ServiceType).GetConstructors().Single());
        return original.IsKeyedService
            ? ServiceDescriptor.DescribeKeyed(
                original.ServiceType, original.ServiceKey, (provider, key) => create.Invoke(provider, registration, key), original.Lifetime)
            : ServiceDescriptor.Describe(original.ServiceType, provider => create.Invoke(provider, registration, null), original.Lifetime);
    }

    /// <summary>
    /// Open and closed registrations are numbered together: under a number of its own the implementation of the closed type would be found for
    /// the open one too.
    /// </summary>
    private GenericRegistration Move(ServiceDescriptor original)
    {
        int index = contracts.NextInner(contract);
        var registration = new GenericRegistration(
            name, guard, InnerRegistration.Key(index), original.IsKeyedService ? original.ServiceKey : null, index);
        services.Add(InnerRegistration.Move(original, registration.InnerKey));
        return registration;
    }
}
