namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>The contract that the registration and option tests guard.</summary>
[NonCritical("less without it", TimeoutMilliseconds = 700, ConsecutiveFailures = 1, BreakDurationMilliseconds = 5_000, MaxBreakDurationMilliseconds = 5_000)]
public interface IPrices
{
    [CachedFallback, DefaultFallback(-1)]
    int PriceOf(int id);

    [DefaultFallback("nobody")]
    string Source { get; }
}
