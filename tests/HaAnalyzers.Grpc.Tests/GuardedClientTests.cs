using Grpc.Core;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Grpc.Tests;

/// <summary>Calls that ask once and are answered once.</summary>
public sealed class GuardedClientTests : GuardedClients
{
    [Fact]
    public async Task ClientOfTheFactory_IsGuarded()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGrpcClient<Adverts.AdvertsClient>(options => options.Address = Server.Address);
        services.AddGrpcClient<Notices.NoticesClient>(options => options.Address = Server.Address);
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
        using AsyncUnaryCall<Advert> call = GuardedAdverts.FindAsync(Topic("shoes"));

        Assert.Equal("service", (await call.ResponseHeadersAsync).GetValue("source"));
        Assert.Equal("shoes", (await call).Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal("1", call.GetTrailers().GetValue("cost"));
    }

    [Fact]
    public async Task Fallback_HasHeadersAndStatusOfItsOwn()
    {
        using AsyncUnaryCall<Advert> call = GuardedAdverts.FindAsync(Topic("fail"));

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
            Assert.Equal("house", (await GuardedAdverts.FindAsync(Topic("fail"))).Text);
        }

        int calls = Server.Behaviour.Calls;
        Assert.Equal(CircuitState.Open, GuardedAdverts.Breaker.State);
        Assert.Equal("house", (await GuardedAdverts.FindAsync(Topic("shoes"), new CallOptions())).Text);
        Assert.Equal("house", GuardedAdverts.Find(Topic("shoes")).Text);
        Assert.Equal(["house"], await ReadAsync(GuardedAdverts.Watch(Topic("shoes"))));
        using AsyncClientStreamingCall<AdvertRequest, Advert> upload = GuardedAdverts.Upload();
        await upload.RequestStream.WriteAsync(Topic("shoes"));
        await upload.RequestStream.CompleteAsync();
        Assert.Equal("house", (await upload).Text);
        Assert.Equal(calls, Server.Behaviour.Calls);
    }

    [Fact]
    public void BlockingCall_IsGuarded()
    {
        Assert.Equal("shoes", GuardedAdverts.Find(Topic("shoes")).Text);
        Assert.Equal("house", GuardedAdverts.Find(Topic("fail")).Text);
    }

    [Fact]
    public async Task CallThatHangs_IsAnsweredAfterTheTimeout()
    {
        using AsyncUnaryCall<Advert> call = GuardedAdverts.FindAsync(Topic("hang"));
        await Server.Behaviour.Hanging.WaitAsync();
        Assert.Throws<InvalidOperationException>(() => call.GetStatus());

        Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("house", (await call).Text);
        Assert.Equal(CircuitState.Closed, GuardedAdverts.Breaker.State);
    }

    [Fact]
    public async Task CancellationOfTheCaller_IsTheCallersAndCountsNothing()
    {
        for (int i = 0; i < 5; i++)
        {
            using var cancellation = new CancellationTokenSource();
            AsyncUnaryCall<Advert> call = i % 2 == 0
                ? GuardedAdverts.FindAsync(Topic("hang"), cancellationToken: cancellation.Token)
                : GuardedAdverts.FindAsync(Topic("hang"), new CallOptions(cancellationToken: cancellation.Token));
            await Server.Behaviour.Hanging.WaitAsync();
            await cancellation.CancelAsync();
            await IsCancelledAsync(call.ResponseAsync);
        }

        Assert.Equal(CircuitState.Closed, GuardedAdverts.Breaker.State);
    }

    [Fact]
    public async Task DisposalOfTheCall_CancelsItAndCountsNothing()
    {
        for (int i = 0; i < 5; i++)
        {
            AsyncUnaryCall<Advert> call = GuardedAdverts.FindAsync(Topic("hang"));
            await Server.Behaviour.Hanging.WaitAsync();
            call.Dispose();
            await IsCancelledAsync(call.ResponseAsync);
        }

        Assert.Equal(CircuitState.Closed, GuardedAdverts.Breaker.State);
    }

    [Fact]
    public async Task MemberWithoutFallback_SaysThatTheDependencyIsUnavailable()
    {
        using AsyncUnaryCall<Advert> call = GuardedNotices.LatestAsync(Topic("fail"));

        var exception = await Assert.ThrowsAsync<DependencyUnavailableException>(async () => await call);

        Assert.IsType<RpcException>(exception.InnerException);
        Assert.Equal(StatusCode.Unavailable, call.GetStatus().StatusCode);
        Assert.Empty(call.GetTrailers());
    }

    [Fact]
    public async Task HeadersThatAreKnownAfterTheAnswer_AreWaitedFor()
    {
        var late = new LateHeaders();
        var guard = new AdvertsAdvertsClientGuard(late, new HouseAdverts(), timeProvider: Time);
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
    public void AnotherHost_IsNothingTheGuardCouldGuard() =>
        Assert.Contains("WithHost", Assert.Throws<NotSupportedException>(() => GuardedAdverts.WithHost("other")).Message, StringComparison.Ordinal);
}
