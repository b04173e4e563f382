using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Shapes.Tests.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Shapes.Tests.Guards;

/// <summary>Members that answer with a stream: where the fallback takes over, what counts, and when it is over.</summary>
public sealed class StreamTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Elements_AreThoseOfTheDependency()
    {
        var feed = new ScriptedFeed();
        FeedGuard guard = Guard(feed);
        IAsyncEnumerable<int> stream = guard.ReadAsync(3);
        Assert.Equal(0, feed.Begun);

        Assert.Equal([0, 1, 2], await ReadAsync(stream));
        Assert.Equal([0, 1, 2], await ReadAsync(stream));

        Assert.Equal((2, 2), (feed.Begun, feed.Disposed));
    }

    [Fact]
    public async Task FailureBeforeTheFirstElement_GivesTheWholeFallback()
    {
        FeedGuard guard = Guard(FailingAt(0));

        Assert.Equal([-1, -2], await ReadAsync(guard.ReadAsync(3)));

        Assert.Equal(CircuitState.Open, guard.Breaker.State);
        Assert.Equal([-1, -2], await ReadAsync(guard.ReadAsync(3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task FailureAfterAnElement_EndsTheStream(int failing)
    {
        ScriptedFeed feed = FailingAt(failing);
        FeedGuard guard = Guard(feed);

        Assert.Equal(Enumerable.Range(0, failing), await ReadAsync(guard.ReadAsync(3)));

        Assert.Equal(CircuitState.Open, guard.Breaker.State);
        Assert.Equal((1, 1), (feed.Begun, feed.Disposed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task FailureWithoutFallback_IsThrownAtTheElement(int failing)
    {
        FeedGuard guard = Guard(FailingAt(failing));
        await using IAsyncEnumerator<int> reader = guard.ReadStrictlyAsync().GetAsyncEnumerator();
        for (int element = 0; element < failing; element++)
        {
            Assert.True(await reader.MoveNextAsync());
        }

        var exception = await Assert.ThrowsAsync<DependencyUnavailableException>(async () => await reader.MoveNextAsync());

        Assert.IsType<InvalidOperationException>(exception.InnerException);
    }

    [Fact]
    public async Task ElementThatDoesNotCome_IsAbandonedAfterTheTimeout()
    {
        var never = new TaskCompletionSource();
        var feed = new ScriptedFeed { Before = (element, _) => element == 1 ? never.Task : Task.CompletedTask };
        FeedGuard guard = Guard(feed);
        await using IAsyncEnumerator<int> reader = guard.ReadAsync(3).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        ValueTask<bool> second = reader.MoveNextAsync();
        Assert.False(second.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(await second);
        Assert.Equal(CircuitState.Open, guard.Breaker.State);
        Assert.Equal(0, feed.Disposed);
        never.SetResult();
        SpinWait.SpinUntil(() => feed.Disposed == 1, TimeSpan.FromSeconds(30));
        Assert.Equal(1, feed.Disposed);
    }

    [Fact]
    public async Task TimeTheReaderTakes_IsNotTheDependencys()
    {
        FeedGuard guard = Guard(new ScriptedFeed());

        await foreach (int _ in guard.ReadAsync(3))
        {
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(CircuitState.Closed, guard.Breaker.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CancellationOfTheReader_IsTheReaders(bool withCancellation)
    {
        using var source = new CancellationTokenSource();
        var feed = new ScriptedFeed { Before = (element, token) => element == 1 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask };
        FeedGuard guard = Guard(feed);
        IAsyncEnumerable<int> stream = withCancellation ? guard.ReadAsync(3) : guard.ReadAsync(3, source.Token);
        await using IAsyncEnumerator<int> reader = stream.GetAsyncEnumerator(withCancellation ? source.Token : default);
        Assert.True(await reader.MoveNextAsync());
        ValueTask<bool> second = reader.MoveNextAsync();

        await source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await second);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(CircuitState.Closed, guard.Breaker.State);
    }

    [Fact]
    public async Task ReaderThatLeavesEarly_CountsAsSuccessAndDisposesOnce()
    {
        var feed = new ScriptedFeed();
        FeedGuard guard = Guard(feed);

        await foreach (int _ in guard.ReadAsync(3))
        {
            break;
        }

        Assert.Equal((1, 1), (feed.Begun, feed.Disposed));
        Assert.Equal(CircuitState.Closed, guard.Breaker.State);
    }

    [Fact]
    public async Task FirstElementOfAProbe_ClosesTheBreaker()
    {
        bool fails = true;
        FeedGuard guard = Guard(new ScriptedFeed { Before = (_, _) => fails ? throw new InvalidOperationException("down") : Task.CompletedTask });
        await ReadAsync(guard.ReadAsync(3));
        Assert.Equal(CircuitState.Open, guard.Breaker.State);
        fails = false;
        _time.Advance(TimeSpan.FromMinutes(2));

        await using IAsyncEnumerator<int> reader = guard.ReadAsync(3).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());

        Assert.Equal(CircuitState.Closed, guard.Breaker.State);
    }

    private static ScriptedFeed FailingAt(int failing) => new()
    {
        Before = (element, _) => element == failing ? throw new InvalidOperationException("down") : Task.CompletedTask,
    };

    private static async Task<List<int>> ReadAsync(IAsyncEnumerable<int> stream)
    {
        var elements = new List<int>();
        await foreach (int element in stream)
        {
            elements.Add(element);
        }

        return elements;
    }

    private FeedGuard Guard(ScriptedFeed feed) => new(feed, timeProvider: _time);
}
