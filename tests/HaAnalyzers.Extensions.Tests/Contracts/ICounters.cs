namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>Each member fails on its own.</summary>
[NonCritical("Counters are decoration", ConsecutiveFailures = 1, Granularity = BreakerGranularity.Member)]
public interface ICounters
{
    [DefaultFallback(-1)]
    int Views(int id);

    [DefaultFallback(-1)]
    int Views(string name);

    [DefaultFallback(-1)]
    Task<int> LikesAsync(int id);

    int Shares([BreakerKey] int site);
}
