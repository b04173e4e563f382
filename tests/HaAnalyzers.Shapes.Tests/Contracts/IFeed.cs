namespace HaAnalyzers.Shapes.Tests.Contracts;

[NonCritical("The page shows what has come so far", ConsecutiveFailures = 1, TimeoutMilliseconds = 1_000)]
public interface IFeed
{
    [FallbackMethod(typeof(IFeed), nameof(Defaults))]
    IAsyncEnumerable<int> ReadAsync(int count, CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> ReadStrictlyAsync();

    static IAsyncEnumerable<int> Defaults(int count, CancellationToken cancellationToken) => new[] { -1, -2 }.ToAsyncEnumerable();
}
