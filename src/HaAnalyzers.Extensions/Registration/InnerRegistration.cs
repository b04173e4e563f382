using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions;

/// <summary>A wrapped registration under the key where its guard finds it.</summary>
internal static class InnerRegistration
{
    private const string Prefix = "ha:inner";
    private const string DecoratedSuffix = "+Decorated";

    public static string Key(int index) => index == 0 ? Prefix : FormattableString.Invariant($"{Prefix}:{index}");

    /// <summary>
    /// Behind a guard, or behind a decorator of Scrutor, which keeps what it decorates under a key of its own: what stands in front is guarded,
    /// and two guards would take each other's fallback for an answer.
    /// </summary>
    public static bool IsInner(ServiceDescriptor descriptor) => IsDecorated(descriptor)
        || (descriptor is { IsKeyedService: true, ServiceKey: string key } && key.StartsWith(Prefix, StringComparison.Ordinal));

    /// <summary>What a decorator of Scrutor stands in front of.</summary>
    public static bool IsDecorated(ServiceDescriptor descriptor) =>
        descriptor is { IsKeyedService: true, ServiceKey: string key } && key.EndsWith(DecoratedSuffix, StringComparison.Ordinal);

    /// <summary>The same registration under another key.</summary>
    public static ServiceDescriptor Move(ServiceDescriptor original, string innerKey)
    {
        Type contract = original.ServiceType;
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
            _ => MoveType(contract, original.KeyedImplementationType!, key!, innerKey, original.Lifetime),
        };
    }

    private static ServiceDescriptor MoveType(
        Type contract,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type implementation,
        object key,
        string innerKey,
        ServiceLifetime lifetime)
    {
        if (implementation.IsGenericTypeDefinition)
        {
            // Whatever it is told its key is: a container closes types, and factories cannot.
            return ServiceDescriptor.DescribeKeyed(contract, innerKey, implementation, lifetime);
        }

        bool wantsItsKey = implementation.GetConstructors().Any(constructor =>
            constructor.GetParameters().Any(parameter => parameter.IsDefined(typeof(ServiceKeyAttribute), inherit: false)));
        // The container would pass the inner key, which the program has never heard of.
        return wantsItsKey
            ? ServiceDescriptor.DescribeKeyed(
                contract, innerKey, (provider, _) => ActivatorUtilities.CreateInstance(provider, implementation, key), lifetime)
            : ServiceDescriptor.DescribeKeyed(contract, innerKey, implementation, lifetime);
    }
}
