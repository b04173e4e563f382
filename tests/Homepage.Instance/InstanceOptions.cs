using Homepage.Services;

namespace Homepage.Instance;

/// <summary>What an instance is told on its command line, as <c>--Key value</c>.</summary>
/// <param name="Port">Where it listens.</param>
/// <param name="Primary">The connection string of whichever database takes writes.</param>
/// <param name="Replica">The connection string of a database that may only be read.</param>
/// <param name="Redis">Where Redis listens.</param>
/// <param name="HasUsualHealth">One <c>/health</c> that runs every check, as most services have it, instead of liveness and readiness.</param>
/// <param name="Services">The services behind the page.</param>
internal sealed record InstanceOptions(int Port, string Primary, string Replica, string Redis, bool HasUsualHealth, ServiceAddresses Services)
{
    public static InstanceOptions Read(IConfiguration configuration)
    {
        if (!ServiceAddresses.TryRead(configuration, out ServiceAddresses? services, out string problem))
        {
            throw new InvalidOperationException(problem);
        }

        return new InstanceOptions(
            configuration.GetValue<int>(nameof(Port)),
            Required(configuration, nameof(Primary)),
            Required(configuration, nameof(Replica)),
            Required(configuration, nameof(Redis)),
            configuration.GetValue<bool>(nameof(HasUsualHealth)),
            services);
    }

    private static string Required(IConfiguration configuration, string key) =>
        configuration[key] ?? throw new InvalidOperationException($"The setting {key} is missing.");
}
