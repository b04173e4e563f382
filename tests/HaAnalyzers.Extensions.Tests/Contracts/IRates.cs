using Refit;

namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>A contract that Refit implements.</summary>
[NonCritical("less without it", ConsecutiveFailures = 1, AdaptiveThrottle = true)]
public interface IRates
{
    [Get("/rates/{currency}"), DefaultFallback("none")]
    Task<string> RateAsync(string currency, CancellationToken cancellationToken = default);
}
