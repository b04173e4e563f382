using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions;

/// <summary>Which contracts are guarded and which descriptors are guards already; one instance per service collection.</summary>
internal sealed class GuardedContracts(IServiceCollection services)
{
    private readonly List<string> _names = [];
    private readonly HashSet<ServiceDescriptor> _guards = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Type, int> _inner = [];
    private readonly Dictionary<Type, string> _types = [];
    private readonly List<(Type Contract, GenericRegistration Registration)> _generic = [];

    public IReadOnlyList<string> Names => _names;

    public static GuardedContracts Of(IServiceCollection services)
    {
        ServiceDescriptor? known = services.FirstOrDefault(descriptor => descriptor.ServiceType == typeof(GuardedContracts));
        if (known?.ImplementationInstance is GuardedContracts contracts)
        {
            return contracts;
        }

        contracts = new GuardedContracts(services);
        services.AddSingleton(contracts);
        return contracts;
    }

    /// <summary>The contracts of which some registration came after the guards, and is not guarded.</summary>
    public IEnumerable<string> Unguarded => services
        .Where(descriptor => !IsGuard(descriptor) && !InnerRegistration.IsInner(descriptor))
        .Except(DecoratorsOfGuards(), ReferenceEqualityComparer.Instance)
        .Cast<ServiceDescriptor>()
        .Select(descriptor => _types.GetValueOrDefault(
            descriptor.ServiceType.IsConstructedGenericType && !_types.ContainsKey(descriptor.ServiceType)
                ? descriptor.ServiceType.GetGenericTypeDefinition()
                : descriptor.ServiceType))
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);

    /// <summary>Scrutor puts decorators in the places of the guards, in their order, and keeps the guards under keys of its own.</summary>
    private IEnumerable<ServiceDescriptor> DecoratorsOfGuards() => _guards
        .Except(services, ReferenceEqualityComparer.Instance)
        .Cast<ServiceDescriptor>()
        .GroupBy(guard => (guard.ServiceType, guard.ServiceKey))
        .Where(moved => services.Any(other => other.ServiceType == moved.Key.ServiceType && InnerRegistration.IsDecorated(other)))
        .SelectMany(moved => services
            .Where(other => (other.ServiceType, other.ServiceKey) == moved.Key && !IsGuard(other) && !InnerRegistration.IsInner(other))
            .Take(moved.Count()));

    public bool TryAdd(Type type, string contract)
    {
        if (!_types.TryAdd(type, contract))
        {
            return false;
        }

        _names.Add(contract);
        return true;
    }

    public bool IsGuard(ServiceDescriptor descriptor) => _guards.Contains(descriptor);

    public void AddGuard(ServiceDescriptor descriptor) => _guards.Add(descriptor);

    /// <summary>Remembers a registration of a generic contract; an open one only where its key has none yet.</summary>
    public bool TryAddGeneric(Type contract, GenericRegistration registration)
    {
        if (contract.IsGenericTypeDefinition && FindOpen(contract, registration.Key) is not null)
        {
            return false;
        }

        _generic.Add((contract, registration));
        return true;
    }

    public GenericRegistration? FindOpen(Type contract, object? key) =>
        _generic.Find(open => open.Contract == contract && Equals(open.Registration.Key, key)).Registration;

    /// <summary>The registrations that answer for a closed type: its own, and those of its open type.</summary>
    public IEnumerable<GenericRegistration> GenericRegistrationsOf(Type contract)
    {
        Type open = contract.GetGenericTypeDefinition();
        return _generic.Where(known => known.Contract == contract || known.Contract == open).Select(known => known.Registration);
    }

    /// <summary>How many implementations of a contract were wrapped before.</summary>
    public int NextInner(Type contract)
    {
        int next = _inner.GetValueOrDefault(contract);
        _inner[contract] = next + 1;
        return next;
    }

    /// <summary>The part behind the last dot, where no other contract shares it: what configuration may call the contract.</summary>
    public string? ShortName(string contract)
    {
        string name = LastPart(contract);
        return _names.Count(other => LastPart(other).Equals(name, StringComparison.OrdinalIgnoreCase)) == 1 ? name : null;
    }

    private static string LastPart(string contract) => contract[(contract.LastIndexOf('.') + 1)..];
}
