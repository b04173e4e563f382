namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>Each region is a server of its own.</summary>
[NonCritical("Stock levels are decoration", ConsecutiveFailures = 1)]
public interface IWarehouses
{
    [DefaultFallback(-1)]
    int Stock([BreakerKey] string region, int id);

    [DefaultFallback(-1)]
    ValueTask<int> StockAsync(int id, [BreakerKey] string? region, CancellationToken cancellationToken);

    Task<T> ReadAsync<T>([BreakerKey] string region, T id);

    [DefaultFallback(-1)]
    int Total();
}
