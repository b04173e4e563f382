using Grpc.Core;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Grpc.Tests;

/// <summary>The doubles of generated clients: what a test says a service does.</summary>
public sealed class FaultDoubleTests
{
    private readonly FaultyAdvertsAdvertsClient _faulty = new();

    [Fact]
    public async Task Double_AnswersAsItIsTold()
    {
        Adverts.AdvertsClient client = _faulty.Healthy(new Advert { Text = "told" });

        Assert.Equal("told", (await client.FindAsync(new AdvertRequest())).Text);
        Assert.Equal("told", client.Find(new AdvertRequest(), new CallOptions()).Text);
        Assert.Equal(2, _faulty.Calls);
    }

    [Fact]
    public async Task DoubleThatIsDown_FailsEveryFormOfCall()
    {
        Adverts.AdvertsClient client = _faulty.Error<InvalidOperationException>();

        using AsyncUnaryCall<Advert> unary = client.FindAsync(new AdvertRequest());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await unary);
        Assert.Equal(StatusCode.Unavailable, unary.GetStatus().StatusCode);
        Assert.Throws<InvalidOperationException>(() => client.Find(new AdvertRequest()));
        using AsyncServerStreamingCall<Advert> stream = client.Watch(new AdvertRequest());
        await Assert.ThrowsAsync<InvalidOperationException>(() => stream.ResponseStream.MoveNext());
        using AsyncClientStreamingCall<AdvertRequest, Advert> upload = client.Upload();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await upload);
        using AsyncDuplexStreamingCall<AdvertRequest, Advert> chat = client.Chat();
        await Assert.ThrowsAsync<InvalidOperationException>(() => chat.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task CallThatHangs_EndsWithTheTokenOfTheCallOptions()
    {
        Adverts.AdvertsClient client = _faulty.Hang();
        using var cancellation = new CancellationTokenSource();
        using AsyncUnaryCall<Advert> call = client.FindAsync(new AdvertRequest(), new CallOptions(cancellationToken: cancellation.Token));

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await call);
    }

    [Fact]
    public async Task HealthyDouble_PassesCallsOn()
    {
        await using AdvertServer server = await AdvertServer.StartAsync();
        using global::Grpc.Net.Client.GrpcChannel channel = global::Grpc.Net.Client.GrpcChannel.ForAddress(server.Address);
        Adverts.AdvertsClient client = new FaultyAdvertsAdvertsClient(new Adverts.AdvertsClient(channel));

        using AsyncUnaryCall<Advert> call = client.FindAsync(new AdvertRequest { Topic = "shoes" });

        Assert.Equal("shoes", (await call).Text);
        Assert.Equal("1", call.GetTrailers().GetValue("cost"));
    }

    [Fact]
    public async Task PageWithAdvertsDown_IsThreeLines()
    {
        await using ServiceProvider provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider())
            .ReplaceDependency(_faulty.Down())
            .GuardNonCriticalDependencies()
            .BuildServiceProvider();
        var adverts = provider.GetRequiredService<Adverts.AdvertsClient>();

        Assert.Equal("house", (await adverts.FindAsync(new AdvertRequest())).Text);
        Assert.Equal("house", (await adverts.FindAsync(new AdvertRequest())).Text);

        Assert.Equal(CircuitState.Open, Assert.Single(provider.BreakersOf<Adverts.AdvertsClient>()).State);
        provider.Reset<Adverts.AdvertsClient>();
        Assert.Equal("house", (await adverts.FindAsync(new AdvertRequest())).Text);
        Assert.Equal(3, _faulty.CallsOf(nameof(Adverts.AdvertsClient.FindAsync)));
    }
}
