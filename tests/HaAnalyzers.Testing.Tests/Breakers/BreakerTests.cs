using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Testing.Tests.Contracts;

namespace HaAnalyzers.Testing.Tests.Breakers;

public sealed class BreakerTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly FakeTime _time = new();

    public static TheoryData<CircuitState> States => [.. Enum.GetValues<CircuitState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void ForceOpen_OpensFromAnyState_ForAFirstBreak(CircuitState state)
    {
        CircuitBreaker breaker = BreakerIn(state);

        breaker.ForceOpen();

        Assert.Equal(CircuitState.Open, breaker.State);
        Assert.Equal(TimeSpan.FromSeconds(5), breaker.RetryAfter);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(breaker.TryEnter(out CallPermit probe));
        breaker.RecordSuccess(probe);
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Reset_ClosesFromAnyState(CircuitState state)
    {
        CircuitBreaker breaker = BreakerIn(state);

        breaker.Reset();

        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void ForceOpen_OpensByTheRatio_WhereNoRowOfFailuresOpens()
    {
        var breaker = new CircuitBreaker("rows", new CircuitBreakerOptions { ConsecutiveFailures = 0, FailureRatio = 1, MinimumThroughput = 1_000 }, _time);
        Assert.True(breaker.TryEnter(out CallPermit permit));
        breaker.RecordSuccess(permit);

        breaker.ForceOpen();

        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public async Task OpenBreaker_SparesTheDependency_UntilTheBreakIsOver()
    {
        FaultyShelf shelf = new FaultyShelf(timeProvider: _time).Healthy(12);
        var guard = new ShelfGuard(shelf, timeProvider: _time);
        guard.Breaker.ForceOpen();

        Assert.Equal(-1, await guard.CountAsync(1, Token));
        Assert.Equal(0, shelf.Calls);

        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(12, await guard.CountAsync(1, Token));
        Assert.Equal(CircuitState.Closed, guard.Breaker.State);
    }

    [Fact]
    public async Task HangingDependency_IsLeftAtTheTimeout()
    {
        var guard = new ShelfGuard(new FaultyShelf(timeProvider: _time).Hang(), timeProvider: _time);

        ValueTask<int> call = guard.CountAsync(1, Token);
        Assert.False(call.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(250));

        Assert.Equal(-1, await call);
    }

    [Fact]
    public async Task FlappingDependency_OpensTheBreakerAtTheThirdFailureInARow()
    {
        var guard = new ShelfGuard(new FaultyShelf().Flap(up: 1, down: 3), timeProvider: _time);

        for (int call = 0; call < 3; call++)
        {
            await guard.CountAsync(1, Token);
            Assert.Equal(CircuitState.Closed, guard.Breaker.State);
        }

        await guard.CountAsync(1, Token);
        Assert.Equal(CircuitState.Open, guard.Breaker.State);
    }

    private CircuitBreaker BreakerIn(CircuitState state)
    {
        var breaker = new CircuitBreaker("rows", new CircuitBreakerOptions { BreakDuration = TimeSpan.FromSeconds(5) }, _time);
        switch (state)
        {
            case CircuitState.Isolated:
                breaker.Isolate();
                break;
            case CircuitState.Open or CircuitState.HalfOpen:
                breaker.ForceOpen();
                break;
        }

        if (state == CircuitState.HalfOpen)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            breaker.TryEnter(out _);
        }

        Assert.Equal(state, breaker.State);
        return breaker;
    }
}
