using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaAnalyzers.Grpc.Tests;

/// <summary>A service on a port of this machine that does what the topic of a request says.</summary>
public sealed class AdvertServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private AdvertServer(WebApplication application, Behaviour behaviour)
    {
        _application = application;
        Behaviour = behaviour;
    }

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public Behaviour Behaviour { get; }

    public static async Task<AdvertServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        var behaviour = new Behaviour();
        builder.Services.AddSingleton(behaviour);
        WebApplication application = builder.Build();
        application.MapGrpcService<AdvertService>();
        application.MapGrpcService<NoticeService>();
        await application.StartAsync();
        return new AdvertServer(application, behaviour);
    }

    public async ValueTask DisposeAsync()
    {
        Behaviour.Release();
        await _application.DisposeAsync();
    }
}
