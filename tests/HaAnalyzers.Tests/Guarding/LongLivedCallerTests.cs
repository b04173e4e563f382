using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>A caller's token that lives as long as the program: no call leaves anything behind on it, however it ended.</summary>
[Collection(nameof(LongLivedCallerTests))]
[CollectionDefinition(nameof(LongLivedCallerTests), DisableParallelization = true)]
public sealed class LongLivedCallerTests : IDisposable
{
    private const int Calls = 20_000;
    private const int MostBytes = 500_000;

    private readonly FakeTimeProvider _time = new();
    private readonly GuardedDependency _guarded;
    private readonly CancellationTokenSource _caller = new();

    public LongLivedCallerTests() => _guarded = Dependencies.Create(_time, options =>
    {
        options.CircuitBreaker.ConsecutiveFailures = 0;
        options.MaxConcurrency = 1_000_000;
    });

    public void Dispose() => _caller.Dispose();

    [Fact]
    public void AnsweredAtOnce_LeavesNothing() => CheckHeap(() => _guarded.Begin(_caller.Token).Succeed());

    [Fact]
    public void AnsweredLater_LeavesNothing() => CheckHeap(() =>
    {
        var pending = new TaskCompletionSource<int>();
        Task<int> answer = _guarded.Begin(_caller.Token).AnswerAsync(pending.Task);
        pending.SetResult(1);
        Assert.True(answer.IsCompletedSuccessfully);
    });

    [Fact]
    public void FailedLater_LeavesNothing() => CheckHeap(() =>
    {
        var pending = new TaskCompletionSource<int>();
        Task<int> answer = _guarded.Begin(_caller.Token).AnswerAsync(pending.Task);
        pending.SetException(new HttpRequestException());
        Assert.True(answer.IsCompletedSuccessfully);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Abandoned_LeavesNothing_WhetherOrNotItEverEnds(bool ends) => CheckHeap(() =>
    {
        var pending = new TaskCompletionSource<int>();
        _ = _guarded.Begin(_caller.Token).AnswerAsync(pending.Task);
        _time.Advance(Dependencies.Timeout);
        if (ends)
        {
            pending.SetResult(1);
        }
    });

    private void CheckHeap(Action makeCall)
    {
        Repeat(makeCall);
        long before = LiveBytes();
        Repeat(makeCall);
        Assert.InRange(LiveBytes() - before, long.MinValue, MostBytes);
        GC.KeepAlive(_caller);
    }

    /// <summary>When nothing is under way any more on the pool, and no deadline is left.</summary>
    private long LiveBytes()
    {
        _time.Advance(Dependencies.Timeout);
        Assert.True(SpinWait.SpinUntil(() => ThreadPool.PendingWorkItemCount == 0, TimeSpan.FromMinutes(1)));
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Repeat(Action makeCall)
    {
        for (int i = 0; i < Calls; i++)
        {
            makeCall();
        }
    }
}
