using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using HaAnalyzers.Tests.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>What a reading of a stream counts as, what it holds, and when it lets go.</summary>
[Collection(nameof(ListeningTests))]
public sealed class StreamOutcomeTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public async Task StreamThatEnds_OrIsLeft_IsOneSuccess(int read)
    {
        GuardedDependency guarded = Dependencies.Create(_time, options => options.AdaptiveThrottle = true);
        using var recorded = new RecordedMeasurements(Dependencies.Contract);
        var elements = new ManualElements();

        Assert.Equal(Enumerable.Range(0, read), await ReadAsync(guarded, elements, most: read));

        Assert.Equal(["haanalyzers.member=ReadAsync haanalyzers.outcome=success"], Outcomes(recorded));
        Assert.Empty(recorded.Of("haanalyzers.guard.fallbacks"));
        Assert.Equal(0, guarded.Throttle!.RejectionProbability);
        Assert.Equal((0, 1), (guarded.UnderWay, elements.Disposed));
    }

    [Fact]
    public async Task StreamWithoutElements_IsAnAnswer()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        using var recorded = new RecordedMeasurements(Dependencies.Contract);
        var elements = new ManualElements { Move = static _ => new(false), Substitute = new ManualElements() };

        Assert.Empty(await ReadAsync(guarded, elements));

        Assert.Equal(["haanalyzers.member=ReadAsync haanalyzers.outcome=success"], Outcomes(recorded));
        Assert.Empty(recorded.Of("haanalyzers.guard.fallbacks"));
    }

    [Fact]
    public async Task Reading_TakesASlotUntilItEnds()
    {
        GuardedDependency guarded = Dependencies.Create(_time, options => options.MaxConcurrency = 1_000);
        IAsyncEnumerator<int> reader = Read(guarded, new ManualElements());
        Assert.True(await reader.MoveNextAsync());
        Assert.Equal(1, guarded.UnderWay);

        await reader.DisposeAsync();

        Assert.Equal(0, guarded.UnderWay);
    }

    [Fact]
    public async Task ElementThatStaysAway_IsATimeout_AndKeepsTheSlotUntilItComes()
    {
        GuardedDependency guarded = Dependencies.Create(_time, options => options.MaxConcurrency = 1_000);
        using var recorded = new RecordedMeasurements(Dependencies.Contract);
        var late = new TaskCompletionSource<bool>();
        var thrown = new InvalidOperationException("disposal, of this very test");
        var elements = new ManualElements
        {
            Move = number => number == 1 ? new ValueTask<bool>(late.Task) : new ValueTask<bool>(true),
            Disposing = () => ValueTask.FromException(thrown),
        };
        IAsyncEnumerator<int> reader = Read(guarded, elements);
        Assert.True(await reader.MoveNextAsync());
        Task<bool> second = reader.MoveNextAsync().AsTask();

        _time.Advance(Dependencies.Timeout);

        Assert.False(await second);
        Assert.True(elements.Token.IsCancellationRequested);
        Assert.Equal(CircuitState.Open, guarded.Breaker.State);
        Assert.Equal(["haanalyzers.member=ReadAsync haanalyzers.outcome=timeout error.type=System.TimeoutException"], Outcomes(recorded));
        Assert.Contains(recorded.Of("haanalyzers.guard.fallbacks"), fallback => fallback.Contains("omitted", StringComparison.Ordinal));
        await reader.DisposeAsync();
        Assert.Equal((1, 0), (guarded.UnderWay, elements.Disposed));

        Assert.True(Unobserved.IsReported(thrown, () => late.SetResult(true)));

        Assert.Equal((0, 1), (guarded.UnderWay, elements.Disposed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CancelledProbe_CountsNothingAndGivesItsSlotBack(bool ofMember)
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time, options => options.AdaptiveThrottle = true);
        double probability = guarded.Throttle!.RejectionProbability;
        using var recorded = new RecordedMeasurements(Dependencies.Contract);
        using var caller = new CancellationTokenSource();
        var elements = new ManualElements { Move = _ => new ValueTask<bool>(new TaskCompletionSource<bool>().Task) };
        IAsyncEnumerator<int> reader = Read(guarded, elements, ofMember ? caller.Token : default, ofMember ? default : caller.Token);
        Task<bool> first = reader.MoveNextAsync().AsTask();

        await caller.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(caller.Token, cancelled.CancellationToken);
        Assert.Equal(["haanalyzers.member=ReadAsync haanalyzers.outcome=cancelled"], Outcomes(recorded));
        Assert.InRange(guarded.Throttle.RejectionProbability, 0, probability);
        Assert.Equal(CircuitState.HalfOpen, guarded.Breaker.State);
        guarded.Begin().Succeed();
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
    }

    [Fact]
    public async Task DependencyThatAnswersACancellationWithItsOwnException_LeavesTheReaderTheFallback()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        using var recorded = new RecordedMeasurements(Dependencies.Contract);
        using var caller = new CancellationTokenSource();
        var own = new InvalidOperationException("cancelled by the reader");
        var elements = new ManualElements
        {
            Move = _ =>
            {
                caller.Cancel();
                throw own;
            },
            Substitute = new ManualElements(),
        };
        IAsyncEnumerator<int> reader = Read(guarded, elements, ofReader: caller.Token);

        Assert.True(await reader.MoveNextAsync());

        Assert.Same(own, elements.Failure);
        Assert.Equal(["haanalyzers.member=ReadAsync haanalyzers.outcome=cancelled"], Outcomes(recorded));
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
        await reader.DisposeAsync();
    }

    [Fact]
    public async Task FirstElementOfAProbe_ClosesTheBreaker_AndWhatFollowsIsNotCountedAgain()
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time, options => options.IgnoredExceptions = [typeof(InvalidOperationException)]);
        var own = new InvalidOperationException("the reader's own");
        var elements = new ManualElements { Move = number => number switch { 0 => new(true), _ => throw own } };
        IAsyncEnumerator<int> reader = Read(guarded, elements);

        Assert.True(await reader.MoveNextAsync());
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);

        Assert.Same(own, await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.MoveNextAsync()));
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
    }

    [Fact]
    public async Task FailureAfterTheFirstElementOfAProbe_EndsTheStreamOnly()
    {
        GuardedDependency guarded = Dependencies.AboutToProbe(_time);
        var elements = new ManualElements { Move = static number => number switch { 0 => new(true), _ => throw new HttpRequestException() } };

        Assert.Equal([0], await ReadAsync(guarded, elements));

        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
    }

    [Fact]
    public async Task DisposalThatTakesItsTime_IsWaitedFor()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        var disposal = new TaskCompletionSource();
        IAsyncEnumerator<int> reader = Read(guarded, new ManualElements { Disposing = () => new ValueTask(disposal.Task) });
        Assert.True(await reader.MoveNextAsync());
        Task left = reader.DisposeAsync().AsTask();
        Assert.False(left.IsCompleted);

        disposal.SetResult();

        await left;
        Assert.Equal(0, guarded.UnderWay);
    }

    [Fact]
    public async Task DisposalThatHangs_IsLeftBehindAfterTheTimeout()
    {
        GuardedDependency guarded = Dependencies.Create(_time, options => options.MaxConcurrency = 1_000);
        var disposal = new TaskCompletionSource();
        var elements = new ManualElements { Disposing = () => new ValueTask(disposal.Task) };
        IAsyncEnumerator<int> reader = Read(guarded, elements);
        Assert.True(await reader.MoveNextAsync());
        Task left = reader.DisposeAsync().AsTask();

        _time.Advance(Dependencies.Timeout);

        await left;
        Assert.True(elements.Token.IsCancellationRequested);
        Assert.Equal(1, guarded.UnderWay);
        disposal.SetResult();
        Assert.True(SpinWait.SpinUntil(() => guarded.UnderWay == 0, TimeSpan.FromSeconds(30)));
        Assert.Equal(1, elements.Disposed);
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
    }

    [Fact]
    public void DisposalThatFails_IsReportedAndCancelsWhatIsLeft()
    {
        var thrown = new InvalidOperationException("disposal, of this very test");
        var elements = new ManualElements { Disposing = () => ValueTask.FromException(thrown) };

        Assert.True(Unobserved.IsReported(thrown, () => Assert.Equal([0, 1, 2], ReadAsync(Dependencies.Create(_time), elements).GetAwaiter().GetResult())));
        Assert.True(elements.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task Fallback_IsToldTheFailure_AndNothingWhereTheBreakerRejects()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        var failure = new HttpRequestException("away");
        var elements = new ManualElements { Move = _ => throw failure, Substitute = new ManualElements { Move = static number => new(number < 2) } };

        Assert.Equal([0, 1], await ReadAsync(guarded, elements));
        Assert.Same(failure, elements.Failure);

        ((ManualElements)elements.Substitute).Begin(default);
        Assert.Equal([0, 1], await ReadAsync(guarded, elements));
        Assert.Null(elements.Failure);
    }

    [Fact]
    public async Task Continuations_StayOffTheContextOfTheReader()
    {
        var context = new CountingContext();
        var element = new TaskCompletionSource<bool>();
        var disposal = new TaskCompletionSource();
        var substitute = new TaskCompletionSource<bool>();
        GuardedDependency guarded = Dependencies.Create(_time);
        IAsyncEnumerator<int> reader = Read(guarded, new ManualElements
        {
            Move = number => number == 0 ? new(element.Task) : throw new HttpRequestException(),
            Disposing = () => new ValueTask(disposal.Task),
        });
        IAsyncEnumerator<int> degraded = Read(guarded, new ManualElements
        {
            Move = _ => throw new HttpRequestException(),
            Substitute = new ManualElements { Move = _ => new(substitute.Task), Disposing = () => new ValueTask(disposal.Task) },
        });
        Task<bool> first = null!;
        Task<bool> other = null!;
        context.Run(() => (first, other) = (reader.MoveNextAsync().AsTask(), degraded.MoveNextAsync().AsTask()));

        element.SetResult(true);
        substitute.SetResult(true);
        Assert.True(await first);
        Assert.True(await other);
        Task<bool> end = null!;
        Task left = null!;
        context.Run(() => (end, left) = (reader.MoveNextAsync().AsTask(), degraded.DisposeAsync().AsTask()));
        disposal.SetResult();

        Assert.False(await end);
        await left;
        Assert.Equal(0, context.Posts);
    }

    [Fact]
    public void StreamOfNoDependency_CannotBe() =>
        Assert.Throws<ArgumentNullException>(() => new GuardedSequence<int, ManualStream>(null!, "ReadAsync", new ManualStream(new ManualElements())));

    private static IEnumerable<string> Outcomes(RecordedMeasurements recorded) =>
        recorded.Of("haanalyzers.guard.calls").Select(measurement => measurement[(measurement.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    private static IAsyncEnumerator<int> Read(
        GuardedDependency guarded, ManualElements elements, CancellationToken ofMember = default, CancellationToken ofReader = default) =>
        new GuardedSequence<int, ManualStream>(guarded, "ReadAsync", new ManualStream(elements), ofMember).GetAsyncEnumerator(ofReader);

    private static async Task<List<int>> ReadAsync(GuardedDependency guarded, ManualElements elements, int most = int.MaxValue)
    {
        var read = new List<int>();
        IAsyncEnumerator<int> reader = Read(guarded, elements);
        await using (reader.ConfigureAwait(false))
        {
            while (read.Count < most && await reader.MoveNextAsync().ConfigureAwait(false))
            {
                read.Add(reader.Current);
            }
        }

        return read;
    }
}
