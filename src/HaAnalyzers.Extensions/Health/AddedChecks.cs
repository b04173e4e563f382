using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions;

/// <summary>Which checks one service collection has been given already.</summary>
internal sealed class AddedChecks
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public static AddedChecks Of(IServiceCollection services)
    {
        ServiceDescriptor? known = services.FirstOrDefault(descriptor => descriptor.ServiceType == typeof(AddedChecks));
        if (known?.ImplementationInstance is AddedChecks added)
        {
            return added;
        }

        added = new AddedChecks();
        services.AddSingleton(added);
        return added;
    }

    public bool TryAdd(string name) => _names.Add(name);
}
