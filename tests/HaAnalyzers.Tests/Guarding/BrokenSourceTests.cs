using System.Threading.Tasks.Sources;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>Value tasks of a source that breaks its contract: the caller is let go, the slot comes back once, other calls are left alone.</summary>
public sealed class BrokenSourceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly GuardedDependency _guarded;
    private readonly BrokenSource _source = new();

    public BrokenSourceTests() => _guarded = Dependencies.Create(_time, options => options.CircuitBreaker.ConsecutiveFailures = 0);

    [Fact]
    public async Task TellsBeforeItHasCompleted_IsNotBelieved()
    {
        ValueTask<int> answer = Begin(_source);
        _source.Tell();
        Assert.Equal((false, 1), (answer.IsCompleted, _guarded.UnderWay));

        _source.Status = ValueTaskSourceStatus.Succeeded;
        _source.Tell();
        Assert.Equal((BrokenSource.Answer, 0), (await answer, _guarded.UnderWay));
    }

    [Fact]
    public async Task TellsTwice_EndsItsCallOnce()
    {
        ValueTask<int> answer = Begin(_source);
        _source.Status = ValueTaskSourceStatus.Succeeded;
        _source.Tell();
        _source.Tell();
        Assert.Equal(0, _guarded.UnderWay);
        Assert.Equal(BrokenSource.Answer, await answer);
    }

    [Fact]
    public async Task TellsAgainAfterTheOutcomeWasTaken_DisturbsNoOtherCall()
    {
        ValueTask<int> answer = Begin(_source);
        _source.Status = ValueTaskSourceStatus.Succeeded;
        _source.Tell();
        Assert.Equal(BrokenSource.Answer, await answer);
        _source.Tell();
        Assert.Equal(0, _guarded.UnderWay);

        var other = new TaskCompletionSource<int>();
        ValueTask<int> otherAnswer = Begin(other.Task);
        _source.Tell();
        Assert.Equal((false, 1), (otherAnswer.IsCompleted, _guarded.UnderWay));
        other.SetResult(2);
        Assert.Equal((2, 0), (await otherAnswer, _guarded.UnderWay));
    }

    [Fact]
    public async Task TellsTwiceAfterTheTimeout_FreesItsSlotOnce()
    {
        ValueTask<int> answer = Begin(_source);
        _time.Advance(Dependencies.Timeout);
        Assert.Equal(0, await answer);
        _source.Status = ValueTaskSourceStatus.Succeeded;
        _source.Tell();
        _source.Tell();
        Assert.Equal(0, _guarded.UnderWay);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ThrowsWhenAsked_WhetherOrNotItHasTold_EndsItsCallOnce(bool tells)
    {
        _source.WhenAsked = () =>
        {
            if (tells)
            {
                _source.Status = ValueTaskSourceStatus.Succeeded;
                _source.Tell();
            }

            throw new InvalidOperationException("Broken.");
        };
        ValueTask<int> answer = Begin(_source);
        Assert.Equal((tells ? BrokenSource.Answer : 0, 0), (await answer, _guarded.UnderWay));
    }

    [Fact]
    public async Task ThrowsWhenAsked_AfterTheNextCallHasBegun_LeavesThatAlone()
    {
        var other = new TaskCompletionSource<int>();
        Task<int>? otherAnswer = null;
        _source.WhenAsked = () =>
        {
            _source.Status = ValueTaskSourceStatus.Succeeded;
            _source.Tell();
            otherAnswer = BeginTask(other.Task);
            throw new InvalidOperationException("Broken.");
        };
        Task<int> answer = _guarded.Begin().CompleteAsync(
            _guarded.SuspendedCalls<SuspendedCalls<int, DefaultingCall<int>>>(), new ValueTask<int>(_source, 0), default(DefaultingCall<int>)).AsTask();
        Assert.Equal(BrokenSource.Answer, await answer);
        Assert.Equal((false, 1), (otherAnswer!.IsCompleted, _guarded.UnderWay));
        other.SetResult(2);
        Assert.Equal((2, 0), (await otherAnswer, _guarded.UnderWay));
    }

    [Fact]
    public async Task HasCompletedOnlyAtFirstSight_CountsAsAFailure_AndBlocksNobody()
    {
        _source.Status = ValueTaskSourceStatus.Faulted;
        _source.StatusAfterwards = ValueTaskSourceStatus.Pending;
        Task<int> answer = Task.Run(async () => await Begin(_source), TestContext.Current.CancellationToken);
        Assert.Equal(0, await answer.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Equal(0, _guarded.UnderWay);
    }

    private ValueTask<int> Begin(BrokenSource source) => _guarded.Begin().AnswerAsync(new ValueTask<int>(source, 0));

    private ValueTask<int> Begin(Task<int> pending) => _guarded.Begin().AnswerAsync(new ValueTask<int>(pending));

    private Task<int> BeginTask(Task<int> pending) => _guarded.Begin().AnswerAsync(pending);

    private sealed class BrokenSource : IValueTaskSource<int>
    {
        public const int Answer = 1;

        private Action? _tell;

        public ValueTaskSourceStatus Status { get; set; } = ValueTaskSourceStatus.Pending;

        /// <summary>What it says from the third question on.</summary>
        public ValueTaskSourceStatus? StatusAfterwards { get; set; }

        public Action? WhenAsked { get; set; }

        private int Questions { get; set; }

        public void Tell() => _tell!();

        public int GetResult(short token) => Answer;

        public ValueTaskSourceStatus GetStatus(short token) => ++Questions > 2 ? StatusAfterwards ?? Status : Status;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        {
            _tell ??= () => continuation(state);
            WhenAsked?.Invoke();
        }
    }
}
