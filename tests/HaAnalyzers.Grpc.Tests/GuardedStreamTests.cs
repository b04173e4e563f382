using Grpc.Core;
using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Grpc.Tests;

/// <summary>Calls that send or receive one after the other.</summary>
public sealed class GuardedStreamTests : GuardedClients
{
    [Fact]
    public async Task Stream_DeliversWhatTheDependencyDoes()
    {
        using AsyncServerStreamingCall<Advert> call = GuardedAdverts.Watch(Topic("a,b,c"));

        Assert.Equal("service", (await call.ResponseHeadersAsync).GetValue("source"));
        Assert.Equal(["a", "b", "c"], await ReadAsync(call));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal("3", call.GetTrailers().GetValue("cost"));
    }

    [Fact]
    public async Task StreamThatFails_IsTheFallbackBeforeTheFirstElementAndEndsAfterIt()
    {
        Assert.Equal(["house"], await ReadAsync(GuardedAdverts.Watch(Topic("fail"))));
        Assert.Equal(["a"], await ReadAsync(GuardedAdverts.Watch(Topic("a,fail,c"))));
        Assert.Equal(CircuitState.Open, GuardedAdverts.Breaker.State);
    }

    [Fact]
    public async Task StreamWithoutFallback_FailsWhereItIsRead()
    {
        using AsyncServerStreamingCall<Advert> call = GuardedNotices.Follow(Topic("fail"));

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.Unavailable, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ReaderThatLeaves_CountsNoFailureAndEndsTheCall()
    {
        for (int i = 0; i < 5; i++)
        {
            AsyncServerStreamingCall<Advert> call = GuardedAdverts.Watch(Topic(i % 2 == 0 ? "a,hang" : "hang"));
            if (i % 2 == 0)
            {
                Assert.True(await call.ResponseStream.MoveNext());
            }

            await Server.Behaviour.Hanging.WaitAsync();
            call.Dispose();
            call.Dispose();
        }

        Assert.Equal(["a"], await ReadAsync(GuardedAdverts.Watch(Topic("a"))));
        Assert.Equal(CircuitState.Closed, GuardedAdverts.Breaker.State);
    }

    [Fact]
    public async Task TokenOfTheReader_CancelsTheStream()
    {
        using var cancellation = new CancellationTokenSource();
        using AsyncServerStreamingCall<Advert> call = GuardedAdverts.Watch(Topic("hang"));
        Task<bool> next = call.ResponseStream.MoveNext(cancellation.Token);
        await Server.Behaviour.Hanging.WaitAsync();

        await cancellation.CancelAsync();

        await IsCancelledAsync(next);
        Assert.Equal(CircuitState.Closed, GuardedAdverts.Breaker.State);
    }

    [Fact]
    public async Task Requests_ReachTheDependency()
    {
        using AsyncClientStreamingCall<AdvertRequest, Advert> call = GuardedAdverts.Upload();
        await call.RequestStream.WriteAsync(Topic("a"));
        await call.RequestStream.WriteAsync(Topic("b"), CancellationToken.None);
        await call.RequestStream.CompleteAsync();

        Assert.Equal("a+b", (await call).Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task RequestsToADependencyThatFails_AreDroppedAndTheAnswerSaysSo()
    {
        using AsyncClientStreamingCall<AdvertRequest, Advert> call = GuardedAdverts.Upload();
        await call.RequestStream.WriteAsync(Topic("fail"));
        // What has been sent would be missing from the answer of another service.
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await call);

        await call.RequestStream.WriteAsync(Topic("late"));
        await call.RequestStream.CompleteAsync();
    }

    [Fact]
    public async Task Conversation_IsPassedOnBothWays()
    {
        using AsyncDuplexStreamingCall<AdvertRequest, Advert> call = GuardedAdverts.Chat();
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
        await Server.DisposeAsync();
        using AsyncDuplexStreamingCall<AdvertRequest, Advert> call = GuardedAdverts.Chat();

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal("house", call.ResponseStream.Current.Text);
        await call.RequestStream.WriteAsync(Topic("a"));
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }
}
