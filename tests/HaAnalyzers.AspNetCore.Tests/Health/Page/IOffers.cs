namespace HaAnalyzers.AspNetCore.Tests.Health.Page;

[NonCritical("The shop sells without offers.", FailureRatio = 0.5, MinimumThroughput = 2)]
public interface IOffers
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken);
}
