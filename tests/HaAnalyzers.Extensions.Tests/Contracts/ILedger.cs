namespace HaAnalyzers.Extensions.Tests.Contracts;

[Critical("Nothing is sold that is not booked")]
public interface ILedger
{
    [ReadinessProbe(TimeoutMilliseconds = 250, CacheMilliseconds = 2_000)]
    ValueTask<bool> CanBookAsync(CancellationToken cancellationToken);
}
