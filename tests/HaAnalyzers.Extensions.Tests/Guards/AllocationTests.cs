using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>Calls through a warm guard, on the system clock, that promise not to allocate.</summary>
public class AllocationTests : IDisposable
{
    private readonly CancellationTokenSource _caller = new();
    private readonly Fast _dependency = new();
    private readonly FastGuard _guard;

    public AllocationTests() => _guard = new FastGuard(_dependency);

    public static TheoryData<string> Members => [.. Calls.Keys];

    private static Dictionary<string, Func<IFast, CancellationToken, int>> Calls { get; } = new()
    {
        [nameof(IFast.Total)] = (fast, _) => fast.Total.Value,
        [nameof(IFast.Find)] = (fast, token) => fast.Find(1, token).Value,
        [nameof(IFast.Send)] = (fast, _) =>
        {
            fast.Send(1);
            return 0;
        },
        [nameof(IFast.Cached)] = (fast, _) => fast.Cached(1, "at").Value,
        [nameof(IFast.SendAsync)] = (fast, token) => fast.SendAsync(1, token).IsCompletedSuccessfully ? 0 : -1,
        [nameof(IFast.FindAsync)] = (fast, token) => fast.FindAsync(1, token).Result.Value,
        [nameof(IFast.SendValueAsync)] = (fast, token) => Take(fast.SendValueAsync(1, token)),
        [nameof(IFast.FindValueAsync)] = (fast, token) => Take(fast.FindValueAsync(1, token)),
    };

    public void Dispose()
    {
        _caller.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void AnswerAtOnce_AllocatesNothing(string member)
    {
        Assert.True(Calls[member](_guard, _caller.Token) is 0 or 42);
        Allocations.AssertNone(() => Calls[member](_guard, _caller.Token));
        Assert.Equal(CircuitState.Closed, _guard.Breaker.State);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void OpenBreaker_AllocatesNothing(string member)
    {
        _dependency.IsDown = true;
        Repeat(() => _guard.Send(1), 10);
        Assert.Equal(CircuitState.Open, _guard.Breaker.State);

        Allocations.AssertNone(() => Assert.True(Calls[member](_guard, _caller.Token) == 0));
    }

    [Fact]
    public void SuspendedValueTask_AllocatesNothing() => Allocations.AssertNone(() =>
    {
        ValueTask<int> pending = _guard.CountAsync(1, _caller.Token);
        _dependency.Source.SetResult(42);
        Assert.True(pending.IsCompletedSuccessfully && pending.Result == 42);
        _dependency.Source.Reset();
    });

    private static int Take(ValueTask completed) => completed.IsCompletedSuccessfully ? 0 : -1;

    private static int Take(ValueTask<FastAnswer> completed) => completed.IsCompletedSuccessfully ? completed.Result.Value : -1;

    private static void Repeat(Action call, int times)
    {
        for (int i = 0; i < times; i++)
        {
            call();
        }
    }

    private sealed class Fast : IFast
    {
        private static readonly FastAnswer Answer = new(42);
        private static readonly Task<FastAnswer> Answered = Task.FromResult(Answer);

        public bool IsDown { get; set; }

        public ManualSource Source { get; } = new();

        public FastAnswer Total => Answer;

        public FastAnswer Find(int id, CancellationToken cancellationToken) => Answer;

        public void Send(int id)
        {
            if (IsDown)
            {
                throw new HttpRequestException("down");
            }
        }

        public FastAnswer Cached(int id, string country) => Answer;

        public Task SendAsync(int id, CancellationToken cancellationToken) => Answered;

        public Task<FastAnswer> FindAsync(int id, CancellationToken cancellationToken) => Answered;

        public ValueTask SendValueAsync(int id, CancellationToken cancellationToken) => default;

        public ValueTask<FastAnswer> FindValueAsync(int id, CancellationToken cancellationToken) => new(Answer);

        public ValueTask<int> CountAsync(int id, CancellationToken cancellationToken) => Source.OfResult;
    }
}
