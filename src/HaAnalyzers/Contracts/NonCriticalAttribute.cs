namespace HaAnalyzers;

/// <summary>
/// Marks a dependency contract as non-critical: the program can function, with less, without it. A guard is generated that
/// implements the contract and wraps the real implementation with circuit breaker, timeout and fallback.
/// </summary>
/// <remarks>
/// <para>On an interface, or on the assembly for a contract that the project does not own.</para>
/// <para>
/// Also on a class whose members are virtual and that has a constructor without parameters for its guard, which derives from it: the shape
/// of generated gRPC clients, <c>[assembly: NonCritical(typeof(Greeter.GreeterClient), "…")]</c>.
/// </para>
/// <para>
/// The numbers given here are the compile-time defaults; the configuration section <c>Ha:Dependencies:{contract}</c> overrides them
/// under the same names at run time. A value outside its range is the error HA0005.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class NonCriticalAttribute : Attribute
{
    /// <summary>Marks the annotated interface or class.</summary>
    /// <param name="reason">Why the program can do without, in a sentence a colleague would understand.</param>
    public NonCriticalAttribute(string reason) => Reason = reason;

    /// <summary>Marks a contract the project does not own; for use on the assembly.</summary>
    /// <param name="contract">The interface or class to guard.</param>
    /// <param name="reason">Why the program can do without, in a sentence a colleague would understand.</param>
    public NonCriticalAttribute(Type contract, string reason)
    {
        Contract = contract;
        Reason = reason;
    }

    /// <summary>Why the program can do without this dependency.</summary>
    public string Reason { get; }

    /// <summary>The contract, when the attribute stands on the assembly; otherwise <see langword="null"/>.</summary>
    public Type? Contract { get; }

    /// <summary>
    /// Another implementation of the contract that answers while the dependency cannot, for example a read replica. Members with a
    /// fallback of their own keep it. Default: none.
    /// </summary>
    public Type? Fallback { get; set; }

    /// <summary>How long a caller waits at most, in milliseconds. 1 to 86,400,000 (one day); default 1,000.</summary>
    public int TimeoutMilliseconds { get; set; } = 1_000;

    /// <summary>The failure ratio from which the breaker opens. Above 0, up to 1; default 0.5.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>The calls that must be in the window before the ratio counts. 1 to 1,000,000; default 20.</summary>
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>The length of the sliding window, in milliseconds. 500 to 86,400,000; default 30,000.</summary>
    public int SamplingDurationMilliseconds { get; set; } = 30_000;

    /// <summary>
    /// The failures in a row that open the breaker however rare the calls are. 0 (never) to 1,000,000; default 10.
    /// </summary>
    public int ConsecutiveFailures { get; set; } = 10;

    /// <summary>How long the breaker stays open the first time, in milliseconds. 100 to 86,400,000; default 5,000.</summary>
    public int BreakDurationMilliseconds { get; set; } = 5_000;

    /// <summary>
    /// What the break duration grows to while probes keep failing, in milliseconds. 100 to 86,400,000, at least
    /// <see cref="BreakDurationMilliseconds"/>; default 60,000.
    /// </summary>
    public int MaxBreakDurationMilliseconds { get; set; } = 60_000;

    /// <summary>The probes let through at a time while half-open. 1 to 1,000; default 1.</summary>
    public int HalfOpenProbes { get; set; } = 1;

    /// <summary>
    /// From how many milliseconds on an answer counts as a failure, although the caller still gets it. 0 (never) to 86,400,000;
    /// default 0.
    /// </summary>
    public int SlowCallMilliseconds { get; set; }

    /// <summary>
    /// The calls that may be under way at a time, abandoned ones included; further ones get the fallback. 1 to 1,000,000; default 1,000.
    /// </summary>
    public int MaxConcurrency { get; set; } = 1_000;

    /// <summary>
    /// Whether a share of the calls is rejected here, and gets the fallback at once, while the dependency accepts less than half of them,
    /// by the client-side throttling of Google's <i>Site Reliability Engineering</i> ("Handling Overload"). For dependencies that shed
    /// part of their load, together with a <see cref="FailureRatio"/> above 0.5: else the breaker opens where the throttle begins.
    /// A time to come back that the dependency names (<c>Retry-After</c> of a 429 or 503 to an HTTP client) is honored, at most for
    /// <see cref="MaxBreakDurationMilliseconds"/>. Default <see langword="false"/>.
    /// </summary>
    public bool AdaptiveThrottle { get; set; }

    /// <summary>
    /// Exceptions that say something about the request and nothing about the dependency, for example of a failed validation. They and
    /// those derived from them reach the caller unchanged, and count as neither success nor failure. Types derived from
    /// <see cref="Exception"/>; default: none.
    /// </summary>
    public Type[] IgnoredExceptions { get; set; } = [];

    /// <summary>Which calls share a circuit breaker. Default: all calls of the contract.</summary>
    public BreakerGranularity Granularity { get; set; }

    /// <summary>
    /// The name of a Polly <c>ResiliencePipeline</c> that runs each call, inside breaker, timeout and fallback: for retries, hedging or
    /// chaos. A guard that the container creates takes it from the registered <c>ResiliencePipelineProvider&lt;string&gt;</c>. One call
    /// counts once, however often the pipeline tries. Needs the package Polly.Core; default: none.
    /// </summary>
    public string? Pipeline { get; set; }
}
