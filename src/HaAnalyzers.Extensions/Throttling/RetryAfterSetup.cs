using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.Extensions;

/// <summary>Lets an HTTP client tell the guards of a contract what its service says of <c>Retry-After</c>.</summary>
/// <param name="client">The name of the client; that of a typed one is the name of its type.</param>
/// <param name="registration">The service key of the <see cref="IGuardState"/> of the contract, as <see cref="KeyOf"/> makes it.</param>
internal sealed class RetryAfterSetup(string client, object registration) : IConfigureNamedOptions<HttpClientFactoryOptions>
{
    /// <summary>The key under which the states of a contract's registrations with one service key are found.</summary>
    public static object KeyOf(Type contract, object? serviceKey) => (contract, serviceKey);

    public void Configure(string? name, HttpClientFactoryOptions options)
    {
        if (name == client)
        {
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Add(new RetryAfterHandler(
                [.. builder.Services.GetKeyedServices<IGuardState>(registration).Select(state => state.Dependency)],
                builder.Services.GetService<TimeProvider>() ?? TimeProvider.System)));
        }
    }

    public void Configure(HttpClientFactoryOptions options)
    {
        // Only named clients exist.
    }
}
