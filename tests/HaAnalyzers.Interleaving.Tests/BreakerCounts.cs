using System.Runtime.CompilerServices;
using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Interleaving.Tests;

/// <summary>What a breaker has counted, which its state tells only when it is enough.</summary>
internal static class BreakerCounts
{
    public static (long Successes, long Failures) Counts(this CircuitBreaker breaker) =>
        ((long)Period(breaker).Successes.Sum(), Window(breaker).Failures);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_period")]
    private static extern ref CircuitPeriod Period(CircuitBreaker breaker);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_window")]
    private static extern ref SlidingWindow Window(CircuitBreaker breaker);
}
