namespace HaAnalyzers.Extensions.Tests.Contracts;

[NonCritical("less without it", ConsecutiveFailures = 1, BreakDurationMilliseconds = 5_000, MaxBreakDurationMilliseconds = 5_000), CachedFallback(MaxAgeSeconds = 60), EmptyFallback, OmitFallback("nothing is sent")]
public interface ICachedKinds : IKinds;
