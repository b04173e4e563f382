using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;

namespace HaAnalyzers.Telemetry;

/// <summary>What dashboards and alerts compare with; constants, so that a tag is never built.</summary>
internal static class TagValues
{
    /// <summary>For a value that this version does not know, as OpenTelemetry writes it.</summary>
    public const string Other = "_OTHER";

    public static string Of(CallResult result) => result switch
    {
        CallResult.Success => "success",
        CallResult.Slow => "slow",
        CallResult.Failure => "failure",
        CallResult.WrongAnswer => "wrong_answer",
        CallResult.Ignored => "ignored",
        CallResult.Timeout => "timeout",
        CallResult.Cancelled => "cancelled",
        CallResult.RejectedByBreaker => "rejected_by_breaker",
        CallResult.RejectedByConcurrencyLimit => "rejected_by_concurrency_limit",
        CallResult.RejectedByThrottle => "rejected_by_throttle",
        _ => Other,
    };

    public static string Of(FallbackKind kind) => kind switch
    {
        FallbackKind.None => "none",
        FallbackKind.Cached => "cached",
        FallbackKind.Empty => "empty",
        FallbackKind.Default => "default",
        FallbackKind.Omitted => "omitted",
        FallbackKind.Method => "method",
        FallbackKind.Implementation => "implementation",
        _ => Other,
    };

    public static string Of(CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.Open => "open",
        CircuitState.HalfOpen => "half_open",
        CircuitState.Isolated => "isolated",
        _ => Other,
    };
}
