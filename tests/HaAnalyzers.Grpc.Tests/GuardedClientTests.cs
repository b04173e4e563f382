using Grpc.Core;
using Grpc.Net.Client;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Grpc.Tests;

/// <summary>Generated clients behind their guards, against a service that runs, fails and hangs.</summary>
public sealed class GuardedClientTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private AdvertServer _server = null!;
    private GrpcChannel _channel = null!;
    private AdvertsAdvertsClientGuard _adverts = null!;
    private NoticesNoticesClientGuard _notices = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await AdvertServer.StartAsync();
        _channel = GrpcChannel.ForAddress(_server.Address);
        _adverts = new AdvertsAdvertsClientGuard(new Adverts.AdvertsClient(_channel), new HouseAdverts(), timeProvider: _time);
        _notices = new NoticesNoticesClientGuard(new Notices.NoticesClient(_channel), timeProvider: _time);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task ClientOfTheFactory_IsGuarded()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGrpcClient<Adverts.AdvertsClient>(options => options.Address = _server.Address);
        services.AddGrpcClient<Notices.NoticesClient>(options => options.Address = _server.Address);
        services.GuardNonCriticalDependencies();
        await using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        var adverts = provider.GetRequiredService<Adverts.AdvertsClient>();

        Assert.IsType<AdvertsAdvertsClientGuard>(adverts);
        Assert.Equal("shoes", (await adverts.FindAsync(Topic("shoes"))).Text);
        Assert.Equal("house", (await adverts.FindAsync(Topic("fail"))).Text);
        await Assert.ThrowsAsync<DependencyUnavailableException>(async () => await provider.GetRequiredService<Notices.NoticesClient>().LatestAsync(Topic("fail")));
    }

    [Fact]
    public async Task Call_HasHeadersStatusAndTrailersOfTheDependency()
    {
        using AsyncUnaryCall<Advert> call = _adverts.FindAsync(Topic("shoes"));

        Assert.Equal("service", (await call.ResponseHeadersAsync).GetValue("source"));
        Assert.Equal("shoes", (await call).Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal("1", call.GetTrailers().GetValue("cost"));
    }

    [Fact]
    public async Task Fallback_HasHeadersAndStatusOfItsOwn()
    {
        using AsyncUnaryCall<Advert> call = _adverts.FindAsync(Topic("fail"));

        Assert.Equal("house", (await call).Text);
        Assert.Equal("house", (await call.ResponseHeadersAsync).GetValue("source"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Empty(call.GetTrailers());
    }

    [Fact]
    public async Task OpenBreaker_AnswersWithoutCalling()
    {
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal("house", (await _adverts.FindAsync(Topic("fail"))).Text);
        }

        int calls = _server.Behaviour.Calls;
        Assert.Equal(CircuitState.Open, _adverts.Breaker.State);
        Assert.Equal("house", (await _adverts.FindAsync(Topic("shoes"), new CallOptions())).Text);
        Assert.Equal("house", _adverts.Find(Topic("shoes")).Text);
        Assert.Equal(["house"], await ReadAsync(_adverts.Watch(Topic("shoes"))));
        using AsyncClientStreamingCall<AdvertRequest, Advert> upload = _adverts.Upload();
        await upload.RequestStream.WriteAsync(Topic("shoes"));
        await upload.RequestStream.CompleteAsync();
        Assert.Equal("house", (await upload).Text);
        Assert.Equal(calls, _server.Behaviour.Calls);
    }

    [Fact]
    public void BlockingCall_IsGuarded()
    {
        Assert.Equal("shoes", _adverts.Find(Topic("shoes")).Text);
        Assert.Equal("house", _adverts.Find(Topic("fail")).Text);
    }

    [Fact]
    public async Task CallThatHangs_IsAnsweredAfterTheTimeout()
    {
        using AsyncUnaryCall<Advert> call = _adverts.FindAsync(Topic("hang"));
        await _server.Behaviour.Hanging.WaitAsync();
        Assert.Throws<InvalidOperationException>(() => call.GetStatus());

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("house", (await call).Text);
        Assert.Equal(CircuitState.Closed, _adverts.Breaker.State);
    }

    [Fact]
    public async Task CancellationOfTheCaller_IsTheCallersAndCountsNothing()
    {
        for (int i = 0; i < 5; i++)
        {
            using var cancellation = new CancellationTokenSource();
            AsyncUnaryCall<Advert> call = i % 2 == 0
                ? _adverts.FindAsync(Topic("hang"), cancellationToken: cancellation.Token)
                : _adverts.FindAsync(Topic("hang"), new CallOptions(cancellationToken: cancellation.Token));
            await _server.Behaviour.Hanging.WaitAsync();
            await cancellation.CancelAsync();
            await IsCancelledAsync(call.ResponseAsync);
        }

        Assert.Equal(CircuitState.Closed, _adverts.Breaker.State);
    }

    [Fact]
    public async Task DisposalOfTheCall_CancelsItAndCountsNothing()
    {
        for (int i = 0; i < 5; i++)
        {
            AsyncUnaryCall<Advert> call = _adverts.FindAsync(Topic("hang"));
            await _server.Behaviour.Hanging.WaitAsync();
            call.Dispose();
            await IsCancelledAsync(call.ResponseAsync);
        }

        Assert.Equal(CircuitState.Closed, _adverts.Breaker.State);
    }

    [Fact]
    public async Task MemberWithoutFallback_SaysThatTheDependencyIsUnavailable()
    {
        using AsyncUnaryCall<Advert> call = _notices.LatestAsync(Topic("fail"));

        var exception = await Assert.ThrowsAsync<DependencyUnavailableException>(async () => await call);

        Assert.IsType<RpcException>(exception.InnerException);
        Assert.Equal(StatusCode.Unavailable, call.GetStatus().StatusCode);
        Assert.Empty(call.GetTrailers());
    }

    [Fact]
    public async Task Stream_DeliversWhatTheDependencyDoes()
    {
        using AsyncServerStreamingCall<Advert> call = _adverts.Watch(Topic("a,b,c"));

        Assert.Equal("service", (await call.ResponseHeadersAsync).GetValue("source"));
        Assert.Equal(["a", "b", "c"], await ReadAsync(call));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal("3", call.GetTrailers().GetValue("cost"));
    }

    [Fact]
    public async Task HeadersThatAreKnownAfterTheAnswer_AreWaitedFor()
    {
        var late = new LateHeaders();
        var guard = new AdvertsAdvertsClientGuard(late, new HouseAdverts(), timeProvider: _time);
        using AsyncUnaryCall<Advert> unary = guard.FindAsync(Topic("a"));
        using AsyncServerStreamingCall<Advert> stream = guard.Watch(Topic("a"));
        Assert.Equal("house", (await unary).Text);
        Assert.True(await stream.ResponseStream.MoveNext());
        Task<Metadata>[] headers = [unary.ResponseHeadersAsync, stream.ResponseHeadersAsync];
        Assert.All(headers, task => Assert.False(task.IsCompleted));

        late.Headers.SetResult(new Metadata { { "source", "service" } });

        Assert.All(await Task.WhenAll(headers), metadata => Assert.Equal("service", metadata.GetValue("source")));
    }

    [Fact]
    public async Task StreamThatFails_IsTheFallbackBeforeTheFirstElementAndEndsAfterIt()
    {
        Assert.Equal(["house"], await ReadAsync(_adverts.Watch(Topic("fail"))));
        Assert.Equal(["a"], await ReadAsync(_adverts.Watch(Topic("a,fail,c"))));
        Assert.Equal(CircuitState.Open, _adverts.Breaker.State);
    }

    [Fact]
    public async Task StreamWithoutFallback_FailsWhereItIsRead()
    {
        using AsyncServerStreamingCall<Advert> call = _notices.Follow(Topic("fail"));

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.Unavailable, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ReaderThatLeaves_CountsNoFailureAndEndsTheCall()
    {
        for (int i = 0; i < 5; i++)
        {
            AsyncServerStreamingCall<Advert> call = _adverts.Watch(Topic(i % 2 == 0 ? "a,hang" : "hang"));
            if (i % 2 == 0)
            {
                Assert.True(await call.ResponseStream.MoveNext());
            }

            await _server.Behaviour.Hanging.WaitAsync();
            call.Dispose();
            call.Dispose();
        }

        Assert.Equal(["a"], await ReadAsync(_adverts.Watch(Topic("a"))));
        Assert.Equal(CircuitState.Closed, _adverts.Breaker.State);
    }

    [Fact]
    public async Task TokenOfTheReader_CancelsTheStream()
    {
        using var cancellation = new CancellationTokenSource();
        using AsyncServerStreamingCall<Advert> call = _adverts.Watch(Topic("hang"));
        Task<bool> next = call.ResponseStream.MoveNext(cancellation.Token);
        await _server.Behaviour.Hanging.WaitAsync();

        await cancellation.CancelAsync();

        await IsCancelledAsync(next);
        Assert.Equal(CircuitState.Closed, _adverts.Breaker.State);
    }

    [Fact]
    public async Task Requests_ReachTheDependency()
    {
        using AsyncClientStreamingCall<AdvertRequest, Advert> call = _adverts.Upload();
        await call.RequestStream.WriteAsync(Topic("a"));
        await call.RequestStream.WriteAsync(Topic("b"), CancellationToken.None);
        await call.RequestStream.CompleteAsync();

        Assert.Equal("a+b", (await call).Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task RequestsToADependencyThatFails_AreDroppedAndTheAnswerSaysSo()
    {
        using AsyncClientStreamingCall<AdvertRequest, Advert> call = _adverts.Upload();
        await call.RequestStream.WriteAsync(Topic("fail"));
        // What has been sent would be missing from the answer of another service.
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await call);

        await call.RequestStream.WriteAsync(Topic("late"));
        await call.RequestStream.CompleteAsync();
    }

    [Fact]
    public async Task Conversation_IsPassedOnBothWays()
    {
        using AsyncDuplexStreamingCall<AdvertRequest, Advert> call = _adverts.Chat();
        foreach (string topic in (string[])["a", "b"])
        {
            await call.RequestStream.WriteAsync(Topic(topic));
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(topic, call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ConversationWithNobody_IsThatOfTheFallback()
    {
        await _server.DisposeAsync();
        using AsyncDuplexStreamingCall<AdvertRequest, Advert> call = _adverts.Chat();

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal("house", call.ResponseStream.Current.Text);
        await call.RequestStream.WriteAsync(Topic("a"));
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public void AnotherHost_IsNothingTheGuardCouldGuard() =>
        Assert.Contains("WithHost", Assert.Throws<NotSupportedException>(() => _adverts.WithHost("other")).Message, StringComparison.Ordinal);

    private static AdvertRequest Topic(string topic) => new() { Topic = topic };

    /// <summary>gRPC tells a cancellation by an exception of its own.</summary>
    private static async Task IsCancelledAsync(Task task)
    {
        Exception? exception = await Record.ExceptionAsync(() => task);
        Assert.True(exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled }, exception?.ToString() ?? "answered");
    }

    private static async Task<string[]> ReadAsync(AsyncServerStreamingCall<Advert> call)
    {
        var texts = new List<string>();
        await foreach (Advert advert in call.ResponseStream.ReadAllAsync())
        {
            texts.Add(advert.Text);
        }

        return [.. texts];
    }
}
