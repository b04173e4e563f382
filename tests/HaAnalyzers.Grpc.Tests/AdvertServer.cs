using Grpc.Core;
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

/// <summary>What the services do, and what was asked of them.</summary>
public sealed class Behaviour
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Signalled when a call has begun to hang.</summary>
    public SemaphoreSlim Hanging { get; } = new(0);

    public void Release() => _released.TrySetResult();

    public async Task<Advert> AnswerAsync(string topic, ServerCallContext context)
    {
        Interlocked.Increment(ref _calls);
        await ActAsync(topic, context);
        return new Advert { Text = topic };
    }

    public async Task ActAsync(string topic, ServerCallContext context)
    {
        switch (topic)
        {
            case "fail":
                throw new RpcException(new Status(StatusCode.Unavailable, "the service is down"));
            case "hang":
                Hanging.Release();
                await _released.Task.WaitAsync(context.CancellationToken);
                break;
        }
    }
}

internal sealed class AdvertService(Behaviour behaviour) : Adverts.AdvertsBase
{
    public override async Task<Advert> Find(AdvertRequest request, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(new Metadata { { "source", "service" } });
        context.ResponseTrailers.Add("cost", "1");
        return await behaviour.AnswerAsync(request.Topic, context);
    }

    public override async Task Watch(AdvertRequest request, IServerStreamWriter<Advert> responseStream, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(new Metadata { { "source", "service" } });
        context.ResponseTrailers.Add("cost", "3");
        foreach (string topic in request.Topic.Split(','))
        {
            await responseStream.WriteAsync(await behaviour.AnswerAsync(topic, context));
        }
    }

    public override async Task<Advert> Upload(IAsyncStreamReader<AdvertRequest> requestStream, ServerCallContext context)
    {
        var topics = new List<string>();
        await foreach (AdvertRequest request in requestStream.ReadAllAsync())
        {
            await behaviour.AnswerAsync(request.Topic, context);
            topics.Add(request.Topic);
        }

        return new Advert { Text = string.Join('+', topics) };
    }

    public override async Task Chat(IAsyncStreamReader<AdvertRequest> requestStream, IServerStreamWriter<Advert> responseStream, ServerCallContext context)
    {
        await foreach (AdvertRequest request in requestStream.ReadAllAsync())
        {
            await responseStream.WriteAsync(await behaviour.AnswerAsync(request.Topic, context));
        }
    }
}

internal sealed class NoticeService(Behaviour behaviour) : Notices.NoticesBase
{
    public override Task<Advert> Latest(AdvertRequest request, ServerCallContext context) => behaviour.AnswerAsync(request.Topic, context);

    public override async Task Follow(AdvertRequest request, IServerStreamWriter<Advert> responseStream, ServerCallContext context)
    {
        foreach (string topic in request.Topic.Split(','))
        {
            await responseStream.WriteAsync(await behaviour.AnswerAsync(topic, context));
        }
    }
}
