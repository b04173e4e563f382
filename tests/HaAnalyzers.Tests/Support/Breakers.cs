using HaAnalyzers.CircuitBreaking;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Support;

/// <summary>Breakers in a known state, on fake time.</summary>
internal static class Breakers
{
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(5);

    /// <summary>One failure opens it; breaks do not grow.</summary>
    public static CircuitBreakerOptions OneFailureOpens(int halfOpenProbes = 1) => new()
    {
        MinimumThroughput = 1_000_000,
        ConsecutiveFailures = 1,
        BreakDuration = Break,
        MaxBreakDuration = Break,
        HalfOpenProbes = halfOpenProbes,
    };

    public static CallPermit Enter(this CircuitBreaker breaker)
    {
        Assert.True(breaker.TryEnter(out CallPermit permit));
        return permit;
    }

    public static void Succeed(this CircuitBreaker breaker) => breaker.RecordSuccess(breaker.Enter());

    public static void Fail(this CircuitBreaker breaker) => breaker.RecordFailure(breaker.Enter());

    public static CircuitBreaker Open(TimeProvider time, int halfOpenProbes = 1)
    {
        var breaker = new CircuitBreaker("test", OneFailureOpens(halfOpenProbes), time);
        breaker.Fail();
        return breaker;
    }

    /// <summary>Open, with the break over: the next call is a probe.</summary>
    public static CircuitBreaker Probable(FakeTimeProvider time, int halfOpenProbes = 1)
    {
        CircuitBreaker breaker = Open(time, halfOpenProbes);
        time.Advance(Break);
        return breaker;
    }
}
