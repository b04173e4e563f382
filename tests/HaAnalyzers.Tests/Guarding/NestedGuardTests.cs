using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>A guarded dependency that itself calls a guarded one, and passes its token on.</summary>
public sealed class NestedGuardTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task OuterTimeout_EndsBothAndCountsOnlyOutside()
    {
        GuardedDependency outer = Dependencies.Create(_time);
        GuardedDependency inner = Dependencies.Create(_time, options => options.Timeout = TimeSpan.FromMinutes(1));
        GuardedCall call = outer.Begin(CancellationToken.None);
        var hung = new TaskCompletionSource<int>();
        Task<CallOutcome<int>> nested = inner.Begin(call.Token).CompleteAsync(hung.Task).AsTask();
        ValueTask<CallOutcome<int>> answer = call.CompleteAsync(Unwrap(nested));
        _time.Advance(Dependencies.Timeout);
        Assert.IsType<TimeoutException>((await answer).Failure);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => nested);
        Assert.Equal((CircuitState.Open, CircuitState.Closed), (outer.Breaker.State, inner.Breaker.State));
    }

    [Fact]
    public async Task InnerTimeout_IsNotExtendedByTheOuterOne()
    {
        GuardedDependency outer = Dependencies.Create(_time, options => options.Timeout = TimeSpan.FromMinutes(1));
        GuardedDependency inner = Dependencies.Create(_time);
        GuardedCall call = outer.Begin(CancellationToken.None);
        Task<CallOutcome<int>> nested = inner.Begin(call.Token).CompleteAsync(new TaskCompletionSource<int>().Task).AsTask();
        _time.Advance(Dependencies.Timeout);
        Assert.IsType<TimeoutException>((await nested).Failure);
        call.Succeed();
        Assert.Equal((CircuitState.Closed, CircuitState.Open), (outer.Breaker.State, inner.Breaker.State));
    }

    private static async Task<int> Unwrap(Task<CallOutcome<int>> nested) => (await nested).Result;
}
