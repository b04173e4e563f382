using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace Homepage.Services;

/// <summary>Where the services are. They stay there through every outage.</summary>
public sealed class ServiceAddresses
{
    /// <summary>The configuration section with a key for each service.</summary>
    public const string Section = "Services";

    private readonly Dictionary<ServiceKind, Uri> _addresses;

    public ServiceAddresses(IEnumerable<KeyValuePair<ServiceKind, Uri>> addresses) => _addresses = new(addresses);

    public Uri this[ServiceKind kind] => _addresses[kind];

    /// <param name="problem">What is wrong, in a sentence; empty where nothing is.</param>
    public static bool TryRead(IConfiguration configuration, [NotNullWhen(true)] out ServiceAddresses? addresses, out string problem)
    {
        var found = new Dictionary<ServiceKind, Uri>();
        foreach (ServiceKind kind in ServiceKind.All)
        {
            string key = $"{Section}:{kind.Slug}";
            if (!Uri.TryCreate(configuration[key], UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
            {
                addresses = null;
                problem = configuration[key] is { } value
                    ? $"The setting {key} is '{value}'; it must be the http address of {kind.Description}."
                    : $"The setting {key}, the http address of {kind.Description}, is missing.";
                return false;
            }

            found.Add(kind, address);
        }

        addresses = new ServiceAddresses(found);
        problem = "";
        return true;
    }
}
