using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Grpc.Tests;

/// <summary>Generated clients behind their guards, against a service that runs, fails and hangs.</summary>
public abstract class GuardedClients : IAsyncLifetime
{
    private GrpcChannel _channel = null!;

    protected FakeTimeProvider Time { get; } = new();

    protected AdvertServer Server { get; private set; } = null!;

    protected AdvertsAdvertsClientGuard GuardedAdverts { get; private set; } = null!;

    protected NoticesNoticesClientGuard GuardedNotices { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await AdvertServer.StartAsync();
        _channel = GrpcChannel.ForAddress(Server.Address);
        GuardedAdverts = new AdvertsAdvertsClientGuard(new Adverts.AdvertsClient(_channel), new HouseAdverts(), timeProvider: Time);
        GuardedNotices = new NoticesNoticesClientGuard(new Notices.NoticesClient(_channel), timeProvider: Time);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static AdvertRequest Topic(string topic) => new() { Topic = topic };

    /// <summary>gRPC tells a cancellation by an exception of its own.</summary>
    protected static async Task IsCancelledAsync(Task task)
    {
        Exception? exception = await Record.ExceptionAsync(() => task);
        Assert.True(exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled }, exception?.ToString() ?? "answered");
    }

    protected static async Task<string[]> ReadAsync(AsyncServerStreamingCall<Advert> call)
    {
        var texts = new List<string>();
        await foreach (Advert advert in call.ResponseStream.ReadAllAsync())
        {
            texts.Add(advert.Text);
        }

        return [.. texts];
    }
}
