using System.Net;
using Homepage.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Homepage.Hosting;

/// <summary>Web applications of this process: reachable from this machine only.</summary>
public static class LoopbackHost
{
    /// <param name="port">0 leaves the choice to the operating system.</param>
    public static WebApplicationBuilder CreateBuilder(int port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Add(ServiceJson.Default));
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, port);
        });
        return builder;
    }

    /// <summary>Where a started application listens.</summary>
    public static Uri Address(this WebApplication application) => new(application.Urls.Single());

    /// <summary>Stops without waiting for requests under way: their connections are closed.</summary>
    public static async Task StopAtOnceAsync(this WebApplication application)
    {
        await application.StopAsync(new CancellationToken(canceled: true));
        await application.DisposeAsync();
    }
}
