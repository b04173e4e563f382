namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>Behind a service that says when to come back.</summary>
[NonCritical("Quotes are decoration", AdaptiveThrottle = true, ConsecutiveFailures = 0, FailureRatio = 1, MinimumThroughput = 1_000)]
public interface IQuotes
{
    [DefaultFallback("-")]
    Task<string> OfAsync(string symbol, CancellationToken cancellationToken);
}
