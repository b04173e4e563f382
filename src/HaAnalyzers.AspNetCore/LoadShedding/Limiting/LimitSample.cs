namespace HaAnalyzers.AspNetCore;

/// <summary>What was measured in one window.</summary>
/// <param name="Latency">The mean latency.</param>
/// <param name="PeakInFlight">The most requests that were in flight at a time.</param>
/// <param name="IsOverloaded">Whether another signal says that the limit is too high.</param>
internal readonly record struct LimitSample(TimeSpan Latency, int PeakInFlight, bool IsOverloaded);
